import { createResource, createSignal, For, Show } from 'solid-js'
import type { InvitationLink, PersonItem } from '../../shared/accounts/register'
import { seatName } from '../../shared/accounts/seatName'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { adminText } from '../text/accounts'
import { commonText } from '../text/common'
import { Badge } from '../ui/Badge'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { type Column, DataTable } from '../ui/DataTable'
import { Failure } from '../ui/Failure'
import { Loading } from '../ui/Loading'
import { showToast } from '../ui/Toast'
import { LinkDialog } from './LinkDialog'
import { PersonActions } from './PersonActions'

type Asking = { act: 'disable' | 'endSessions'; person: PersonItem }

/** The people by login id: a new password link, signing out, shutting out. */
export function PeopleRegister() {
  const listing = createCommand(() => call(api.accounts.people.$get()))
  const [people, { refetch }] = createResource(() => listing.run())
  const [asking, setAsking] = createSignal<Asking>()
  const [link, setLink] = createSignal<{ person: PersonItem; link: InvitationLink }>()
  const acts = createPersonActs()

  const confirm = async ({ act, person }: Asking) => {
    if (!(await acts[act].run(person.personId))) return
    setAsking(undefined)
    showToast(act === 'disable' ? adminText.disabledDone : adminText.sessionsEnded)
    await refetch()
  }
  const enable = async (person: PersonItem) => {
    if (!(await acts.enable.run(person.personId))) return
    showToast(adminText.enabledDone)
    await refetch()
  }
  const reinvite = async (person: PersonItem) => {
    const made = await acts.reinvite.run(person.personId)
    if (made) setLink({ person, link: made })
  }

  const columns: Column<PersonItem>[] = [
    {
      header: adminText.loginId,
      isRowHeader: true,
      cell: (row) => <span class="login-id">{row.loginId}</span>,
    },
    { header: adminText.seats, cell: (row) => <SeatsOf person={row} /> },
    { header: adminText.sessions, cell: (row) => adminText.sessionCount(row.sessions) },
    {
      header: adminText.state,
      cell: (row) => (
        <span class="nowrap">
          <Badge tone={row.isDisabled ? 'warning' : 'success'}>
            {row.isDisabled ? adminText.disabled : adminText.active}
          </Badge>
        </span>
      ),
    },
    {
      header: adminText.action,
      cell: (row) => (
        <PersonActions
          person={row}
          onReinvite={() => void reinvite(row)}
          onEnable={() => void enable(row)}
          onAsk={(act) => setAsking({ act, person: row })}
        />
      ),
    },
  ]
  return (
    <div class="stack">
      <p>{adminText.peopleLead}</p>
      <Failure error={listing.error() ?? acts.enable.error() ?? acts.reinvite.error()} />
      <Show when={people.latest} fallback={<Loading />}>
        {(rows) => (
          <DataTable
            caption={adminText.peopleCaption}
            hideCaption
            columns={columns}
            rows={rows()}
            empty={<p>{adminText.peopleEmpty}</p>}
          />
        )}
      </Show>
      <Show when={asking()}>
        {(question) => (
          <ConfirmDialog
            open
            onClose={() => setAsking(undefined)}
            onConfirm={() => void confirm(question())}
            title={question().act === 'disable' ? adminText.disable : adminText.endSessions}
            confirmLabel={question().act === 'disable' ? adminText.disable : adminText.endSessions}
            danger
            busy={acts[question().act].isBusy()}
          >
            <div class="stack">
              <p>
                {question().act === 'disable'
                  ? adminText.disableBody(question().person.loginId)
                  : adminText.endSessionsBody(question().person.loginId)}
              </p>
              <Failure error={acts[question().act].error()} />
            </div>
          </ConfirmDialog>
        )}
      </Show>
      <Show when={link()}>
        {(made) => (
          <LinkDialog
            lead={adminText.linkForPerson(made().person.loginId)}
            link={made().link}
            onClose={() => setLink(undefined)}
          />
        )}
      </Show>
    </div>
  )
}

function createPersonActs() {
  const person = api.accounts.people[':id']
  return {
    disable: createCommand((_key, id: string) => call(person.disable.$post({ param: { id } }))),
    enable: createCommand((_key, id: string) => call(person.enable.$post({ param: { id } }))),
    endSessions: createCommand((_key, id: string) => call(person.sessions.$delete({ param: { id } }))),
    reinvite: createCommand((idempotencyKey, id: string) =>
      call(person.reinvite.$post({ param: { id }, json: { idempotencyKey } })),
    ),
  }
}

function SeatsOf(props: { person: PersonItem }) {
  return (
    <ul class="list-plain">
      <For each={props.person.seats} fallback={<li>{commonText.none}</li>}>
        {(seat) => <li>{seatName(seat)}</li>}
      </For>
    </ul>
  )
}
