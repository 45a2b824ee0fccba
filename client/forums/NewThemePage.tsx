import { useNavigate, useParams, useSearchParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { createLive } from '../data/live'
import { useSession } from '../data/session'
import { themesText } from '../text/themes'
import { Button } from '../ui/Button'
import { CheckboxGroup } from '../ui/CheckboxGroup'
import { DateField } from '../ui/DateField'
import { ErrorSummary, faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { Loaded } from '../ui/Loaded'
import { NoticeBanner } from '../ui/NoticeBanner'
import { PageHeader } from '../ui/PageHeader'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'
import { ForumMenu } from './ForumMenu'
import { NotThere } from './NotThere'
import { ThemeMembers } from './ThemeMembers'
import { fetchThemeChoices, type ThemeChoices } from './themeChoices'

/** テーマ連携をつくる: from scratch, or from a proposal with those who are willing. */
export function NewThemePage() {
  const params = useParams<{ id: string }>()
  const [query] = useSearchParams<{ proposal: string }>()
  const choices = createLive(
    () => `forum:${params.id}`,
    () => fetchThemeChoices(params.id, query.proposal),
  )
  return (
    <Loaded from={choices} failed={(error) => <NotThere error={error} title={themesText.newTitle} />}>
      {(page) => (
        <>
          <PageHeader
            title={themesText.newTitle}
            breadcrumbs={[{ label: page().name, href: `/forums/${page().id}` }]}
            lead={<p>{themesText.newLead(page().name)}</p>}
          />
          <ForumMenu forumId={page().id} />
          <ThemeForm choices={page()} onAdded={() => choices.refetch()} />
        </>
      )}
    </Loaded>
  )
}

function ThemeForm(props: { choices: ThemeChoices; onAdded: () => Promise<void> }) {
  const navigate = useNavigate()
  const session = useSession()
  const willing = () => props.choices.organisations.filter(({ willingness }) => willingness !== null)
  const [name, setName] = createSignal('')
  const [organisationIds, setOrganisationIds] = createSignal(willing().map(({ id }) => id))
  const [parentIds, setParentIds] = createSignal<string[]>([])
  const [secretariat, setSecretariat] = createSignal<string[]>([])
  const [startsOn, setStartsOn] = createSignal(props.choices.today)
  const offices = () => new Set(props.choices.secretariatOf)
  const seats = () =>
    props.choices.seats.filter(
      ({ organisationId }) => organisationIds().includes(organisationId) || offices().has(organisationId),
    )
  const founding = createCommand((idempotencyKey) =>
    call(
      api.forums[':id'].themes.$post({
        param: { id: props.choices.id },
        json: {
          name: name(),
          parentIds: parentIds(),
          organisationIds: organisationIds(),
          secretariat: secretariat().filter((id) => seats().some(({ seatId }) => seatId === id)),
          startsOn: startsOn(),
          proposalId: props.choices.proposal?.id ?? null,
          idempotencyKey,
        },
      }),
    ),
  )
  const found = async (event: SubmitEvent) => {
    event.preventDefault()
    const made = await founding.run()
    if (!made) return
    // The seat is in one body more: the menu of that body asks what it may see there.
    await session.refresh()
    showToast(themesText.created(name()))
    navigate(`/forums/${made.id}`)
  }
  return (
    <form class="form" onSubmit={(event) => void found(event)} novalidate>
      <Show when={founding.faults().length > 0} fallback={<Failure error={founding.error()} />}>
        <ErrorSummary faults={founding.faults()} />
      </Show>
      <Show when={props.choices.proposal}>
        {(proposal) => (
          <NoticeBanner
            tone="info"
            live="off"
            title={themesText.proposal(proposal().number, proposal().title)}
          >
            <p>{themesText.proposalHint}</p>
          </NoticeBanner>
        )}
      </Show>
      <TextField
        label={themesText.name}
        name="name"
        hint={themesText.nameHint}
        value={name()}
        onInput={setName}
        maxLength={60}
        error={faultAt(founding.faults(), 'name')}
        required
      />
      <ThemeMembers
        choices={props.choices}
        values={organisationIds()}
        onChange={setOrganisationIds}
        onAdded={() => props.onAdded()}
        error={faultAt(founding.faults(), 'organisationIds')}
      />
      <CheckboxGroup
        label={themesText.secretariat}
        name="secretariat"
        hint={seats().length > 0 ? themesText.secretariatHint : themesText.secretariatNone}
        choices={seats().map((seat) => ({ value: seat.seatId, label: seat.name }))}
        values={secretariat()}
        onChange={setSecretariat}
        error={faultAt(founding.faults(), 'secretariat')}
        required
      />
      <CheckboxGroup
        columns
        label={themesText.parentsLabel}
        name="parentIds"
        hint={themesText.parentsHint}
        choices={props.choices.bodies.map((body) => ({ value: body.id, label: body.name }))}
        values={parentIds()}
        onChange={setParentIds}
        error={faultAt(founding.faults(), 'parentIds')}
      />
      <DateField
        label={themesText.startsOn}
        name="startsOn"
        value={startsOn()}
        onChange={setStartsOn}
        error={faultAt(founding.faults(), 'startsOn')}
        required
      />
      <p class="measure">{themesText.governs}</p>
      <p class="quiet small">{themesText.rulesHint}</p>
      <div>
        <Button type="submit" variant="solid" busy={founding.isBusy()}>
          {themesText.create}
        </Button>
      </div>
    </form>
  )
}
