import CalendarPlus from 'lucide-solid/icons/calendar-plus'
import { createSignal, Show } from 'solid-js'
import { wareki } from '../../shared/calendar'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { settingsText } from '../text/forumSettings'
import { Button } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { DataTable } from '../ui/DataTable'
import { Failure } from '../ui/Failure'
import { showToast } from '../ui/Toast'
import { SessionDialog } from './SessionDialog'
import type { Settings } from './settings'

const text = settingsText.sessions
type Session = Settings['sessions'][number]
interface Props {
  settings: Settings
  onChanged: () => void
}

/** 議会会期 of the members: each enters its own, the secretariat those of all. */
export function AssemblySessions(props: Props) {
  const [writing, setWriting] = createSignal<Session | 'new'>()
  const [removing, setRemoving] = createSignal<Session>()
  const canEnter = () => props.settings.can.enterSessionsOf.length > 0
  const done = () => {
    setWriting(undefined)
    setRemoving(undefined)
    props.onChanged()
  }
  return (
    <section class="section">
      <h2>{text.title}</h2>
      <div class="spread">
        <p class="measure">{text.lead}</p>
        <Show when={canEnter()}>
          <Button variant="solid" icon={CalendarPlus} onClick={() => setWriting('new')}>
            {text.add}
          </Button>
        </Show>
      </div>
      <SessionTable settings={props.settings} onEdit={setWriting} onRemove={setRemoving} />
      <Missing settings={props.settings} />
      <Show when={writing()}>
        {(session) => (
          <SessionDialog
            settings={props.settings}
            session={asSession(session())}
            onClose={() => setWriting(undefined)}
            onDone={done}
          />
        )}
      </Show>
      <Show when={removing()}>
        {(session) => (
          <RemoveDialog
            settings={props.settings}
            session={session()}
            onClose={() => setRemoving(undefined)}
            onChanged={done}
          />
        )}
      </Show>
    </section>
  )
}

const asSession = (writing: Session | 'new') => (writing === 'new' ? undefined : writing)

function SessionTable(props: {
  settings: Settings
  onEdit: (session: Session) => void
  onRemove: (session: Session) => void
}) {
  const nameOf = (id: string) => props.settings.members.find((member) => member.id === id)?.name ?? ''
  const canWrite = () => props.settings.sessions.some((session) => session.canWrite)
  return (
    <DataTable
      caption={text.caption}
      hideCaption
      rows={props.settings.sessions}
      empty={<p class="quiet">{text.none}</p>}
      columns={[
        {
          header: text.organisation,
          isRowHeader: true,
          cell: ({ organisationId }) => nameOf(organisationId),
        },
        { header: text.name, cell: ({ name }) => name },
        { header: text.term, cell: ({ fromOn, toOn }) => text.days(wareki(fromOn), wareki(toOn)) },
        ...(canWrite()
          ? [
              {
                header: text.act,
                cell: (session: Session) => (
                  <Show when={session.canWrite}>
                    <span class="cluster">
                      <Button small variant="text" onClick={() => props.onEdit(session)}>
                        {text.edit}
                        <span class="visually-hidden">
                          （{nameOf(session.organisationId)} {session.name}）
                        </span>
                      </Button>
                      <Button small variant="text" onClick={() => props.onRemove(session)}>
                        {text.remove}
                        <span class="visually-hidden">
                          （{nameOf(session.organisationId)} {session.name}）
                        </span>
                      </Button>
                    </span>
                  </Show>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

/** Whose sessions the candidates of dates do not know yet. */
function Missing(props: { settings: Settings }) {
  const names = () => {
    const { members, sessions, today } = props.settings
    return members
      .filter(({ isPresent, kind }) => isPresent && ['city', 'town', 'village'].includes(kind))
      .filter(({ id }) => !sessions.some((session) => session.organisationId === id && session.toOn >= today))
      .map(({ name }) => name)
  }
  return (
    <Show when={names().length > 0}>
      <p class="quiet">{text.missing(names())}</p>
    </Show>
  )
}

function RemoveDialog(props: Props & { session: Session; onClose: () => void }) {
  const removing = createCommand(() =>
    call(
      api.forums[':id'].sessions[':sessionId'].$delete({
        param: { id: props.settings.id, sessionId: props.session.id },
      }),
    ),
  )
  const remove = async () => {
    const { name } = props.session
    if (!(await removing.run())) return
    showToast(text.removed(name))
    props.onChanged()
  }
  return (
    <ConfirmDialog
      open
      onClose={props.onClose}
      onConfirm={() => void remove()}
      title={text.removeTitle}
      confirmLabel={text.remove}
      danger
      busy={removing.isBusy()}
    >
      <div class="stack">
        <p>{text.removeBody(props.session.name)}</p>
        <Failure error={removing.error()} />
      </div>
    </ConfirmDialog>
  )
}
