import { useNavigate } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { projectsText } from '../text/projects'
import { Checkbox } from '../ui/Checkbox'
import { CheckboxGroup } from '../ui/CheckboxGroup'
import { DateField } from '../ui/DateField'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { Select } from '../ui/Select'
import { TextArea } from '../ui/TextArea'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'
import type { Project, Projects } from './projects'

const text = projectsText.form

interface ProjectDialogProps {
  forumId: string
  /** what can be chosen, where an older project is entered … */
  list?: Pick<Projects, 'members' | 'bodies'> | undefined
  /** … or the project that is changed, with its own choices */
  project?: Project | undefined
  onClose: () => void
}

interface Stay {
  fromOn: string
  toOn: string
}

/** What a project is: entered by hand for an older one, changed for any. */
export function ProjectDialog(props: ProjectDialogProps) {
  const navigate = useNavigate()
  const before = props.project
  const members = () => props.project?.choices?.members ?? props.list?.members ?? []
  const bodies = () => props.project?.choices?.bodies ?? props.list?.bodies ?? []
  const [title, setTitle] = createSignal(before?.title ?? '')
  const [purpose, setPurpose] = createSignal(before?.purpose ?? '')
  const [leadForumId, setLead] = createSignal(before?.leadForumId ?? '')
  const [beganOn, setBegan] = createSignal(before?.beganOn ?? '')
  const [endedOn, setEnded] = createSignal(before?.endedOn ?? '')
  const [countsUsers, setCountsUsers] = createSignal(before?.countsUsers ?? true)
  const [chosen, setChosen] = createSignal(before?.members.map(({ organisationId }) => organisationId) ?? [])
  const [stays, setStays] = createSignal<Record<string, Stay>>(
    Object.fromEntries(
      (before?.members ?? []).map(({ organisationId, fromOn, toOn }) => [
        organisationId,
        { fromOn: fromOn ?? '', toOn: toOn ?? '' },
      ]),
    ),
  )
  const stayOf = (id: string): Stay => stays()[id] ?? { fromOn: '', toOn: '' }
  const setStay = (id: string, change: Partial<Stay>) =>
    setStays({ ...stays(), [id]: { ...stayOf(id), ...change } })

  const facts = () => ({
    title: title(),
    purpose: purpose(),
    leadForumId: leadForumId() || null,
    beganOn: beganOn() || null,
    endedOn: endedOn() || null,
    countsUsers: countsUsers(),
    members: chosen().map((organisationId) => ({
      organisationId,
      fromOn: stayOf(organisationId).fromOn || null,
      toOn: stayOf(organisationId).toOn || null,
    })),
  })
  const saving = createCommand(async (idempotencyKey): Promise<{ id: string }> => {
    if (!before)
      return await call(api.projects.$post({ json: { forumId: props.forumId, ...facts(), idempotencyKey } }))
    await call(
      api.projects[':id'].$put({
        param: { id: before.id },
        json: { ...facts(), revision: before.revision, idempotencyKey },
      }),
    )
    return { id: before.id }
  })
  const submit = async () => {
    const saved = await saving.run()
    if (!saved) return
    showToast(before ? text.saved : projectsText.created(title()))
    props.onClose()
    if (!before) navigate(`/projects/${saved.id}`)
  }
  const fault = (path: string) => faultAt(saving.faults(), path)
  return (
    <FormDialog
      wide
      title={before ? text.changeTitle : projectsText.create}
      submitLabel={text.save}
      busy={saving.isBusy()}
      onSubmit={() => void submit()}
      onClose={() => props.onClose()}
    >
      <Failure error={saving.error()} title={text.failed} />
      <TextField
        required
        label={text.name}
        name="title"
        value={title()}
        onInput={setTitle}
        maxLength={80}
        error={fault('title')}
      />
      <TextArea
        label={text.purpose}
        name="purpose"
        rows={3}
        value={purpose()}
        onInput={setPurpose}
        maxLength={1000}
        error={fault('purpose')}
      />
      <DateField
        label={text.began}
        name="beganOn"
        hint={text.beganHint}
        value={beganOn()}
        onChange={setBegan}
        error={fault('beganOn')}
      />
      <DateField
        label={text.ended}
        name="endedOn"
        value={endedOn()}
        onChange={setEnded}
        error={fault('endedOn')}
      />
      <Select
        label={text.lead}
        name="leadForumId"
        placeholder={text.leadNone}
        value={leadForumId()}
        onChange={setLead}
        options={bodies().map(({ id, name }) => ({ value: id, label: name }))}
        error={fault('leadForumId')}
      />
      <CheckboxGroup
        required
        columns
        label={text.members}
        name="members"
        values={chosen()}
        onChange={setChosen}
        choices={members().map(({ id, name }) => ({ value: id, label: name }))}
        error={fault('members')}
      />
      <Show when={chosen().length > 0}>
        <details>
          <summary>{text.stays}</summary>
          <p class="field-hint">{text.staysHint}</p>
          <For each={members().filter(({ id }) => chosen().includes(id))}>
            {({ id, name }) => (
              <div class="project-stay">
                <DateField
                  label={`${name} ${text.from}`}
                  unmarked
                  value={stayOf(id).fromOn}
                  onChange={(fromOn) => setStay(id, { fromOn })}
                />
                <DateField
                  label={`${name} ${text.to}`}
                  unmarked
                  value={stayOf(id).toOn}
                  onChange={(toOn) => setStay(id, { toOn })}
                />
              </div>
            )}
          </For>
        </details>
      </Show>
      <Checkbox
        label={text.countsUsers}
        hint={text.countsUsersHint}
        name="countsUsers"
        checked={countsUsers()}
        onChange={setCountsUsers}
      />
    </FormDialog>
  )
}
