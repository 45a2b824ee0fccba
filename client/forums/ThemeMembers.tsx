import { createMemo, createSignal, For, Show } from 'solid-js'
import { forumsText } from '../text/forums'
import { themesText } from '../text/themes'
import { Button } from '../ui/Button'
import { CheckboxGroup } from '../ui/CheckboxGroup'
import { FieldError } from '../ui/FormField'
import { TextField } from '../ui/TextField'
import { AddOrganisationDialog } from './AddOrganisationDialog'
import type { ThemeCandidate, ThemeChoices } from './themeChoices'

/** Members from anywhere: the own body first, then by 圏域 and prefecture, narrowed by a few letters. */
export function ThemeMembers(props: {
  choices: ThemeChoices
  values: readonly string[]
  onChange: (organisationIds: string[]) => void
  onAdded: () => Promise<void>
  error: string | undefined
}) {
  const [asked, setAsked] = createSignal('')
  const [isAdding, setAdding] = createSignal(false)
  const groups = createMemo(() => groupsOf(props.choices, asked().normalize('NFKC').trim()))
  const chosen = () =>
    props.choices.organisations.filter(({ id }) => props.values.includes(id)).map(({ name }) => name)
  const chosenIn = ({ candidates }: Group) => candidates.filter(({ id }) => props.values.includes(id)).length
  const set = (group: Group, values: readonly string[]) => {
    const shown = new Set(group.candidates.map(({ id }) => id))
    const next = new Set([...props.values.filter((id) => !shown.has(id)), ...values])
    props.onChange(props.choices.organisations.flatMap(({ id }) => (next.has(id) ? [id] : [])))
  }
  const added = async ({ id }: { id: string }) => {
    setAdding(false)
    await props.onAdded()
    props.onChange([...props.values, id])
  }
  return (
    <section class="stack" id="field-organisationIds" tabindex={-1} aria-labelledby="theme-members">
      <h2 id="theme-members">{themesText.members}</h2>
      <p class="quiet small">{themesText.membersHint}</p>
      <FieldError id="field-organisationIds" error={props.error} />
      <p role="status">
        <strong>{themesText.chosen(chosen().length)}</strong>
        <Show when={chosen().length > 0}>：{chosen().join('、')}</Show>
      </p>
      <TextField
        unmarked
        narrow
        label={themesText.search}
        hint={themesText.searchHint}
        value={asked()}
        onInput={setAsked}
      />
      <For each={groups()} fallback={<p>{themesText.noneFound}</p>}>
        {(group) => (
          <Show
            when={!group.isOwn}
            fallback={
              <GroupTicks group={group} values={props.values} onChange={(values) => set(group, values)} />
            }
          >
            <details class="theme-group" open={asked() !== ''}>
              <summary>{themesText.group(group.label, chosenIn(group), group.candidates.length)}</summary>
              <GroupTicks group={group} values={props.values} onChange={(values) => set(group, values)} />
            </details>
          </Show>
        )}
      </For>
      <div>
        <Button onClick={() => setAdding(true)}>{themesText.add}</Button>
      </div>
      <Show when={isAdding()}>
        <AddOrganisationDialog
          forumId={props.choices.id}
          onClose={() => setAdding(false)}
          onDone={(organisation) => void added(organisation)}
        />
      </Show>
    </section>
  )
}

function GroupTicks(props: {
  group: Group
  values: readonly string[]
  onChange: (values: readonly string[]) => void
}) {
  return (
    <CheckboxGroup
      unmarked
      columns
      label={props.group.label}
      choices={props.group.candidates.map((each) => ({
        value: each.id,
        label: each.name,
        hint: each.willingness === null ? undefined : themesText[each.willingness],
      }))}
      values={props.values}
      onChange={props.onChange}
    />
  )
}

interface Group {
  label: string
  /** of the body it is founded from: what most will choose from stands open */
  isOwn: boolean
  candidates: ThemeCandidate[]
  place: number
}

function groupsOf({ name, organisations }: ThemeChoices, asked: string): Group[] {
  const labelOf = (each: ThemeCandidate) =>
    each.isMember || each.willingness !== null
      ? themesText.own(name)
      : each.regionName !== null
        ? forumsText.regionName(each.regionName)
        : (each.prefectureName ?? themesText.other)
  const groups = new Map<string, ThemeCandidate[]>()
  for (const each of organisations) {
    const label = labelOf(each)
    if (asked !== '' && !each.name.includes(asked) && !label.includes(asked)) continue
    groups.set(label, [...(groups.get(label) ?? []), each])
  }
  const own = themesText.own(name)
  return [...groups]
    .map(([label, candidates]) => {
      const isOwn = label === own
      return { label, candidates, isOwn, place: isOwn ? -1 : (candidates[0]?.place ?? 0) }
    })
    .sort((a, b) => a.place - b.place)
}
