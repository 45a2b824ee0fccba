import { createResource, createSignal, For, Match, Show, Switch } from 'solid-js'
import type { SeatChoice } from '../../shared/accounts/session'
import { ApiError } from '../data/ApiError'
import { api, call } from '../data/api'
import { useSession } from '../data/session'
import { accountsText, dutyText } from '../text/accounts'
import { roleLabel } from '../text/common'
import { Card } from '../ui/Card'
import { Failure } from '../ui/Failure'
import { LinkButton } from '../ui/LinkButton'
import { Loading } from '../ui/Loading'
import { NoticeBanner } from '../ui/NoticeBanner'
import { PageHeader } from '../ui/PageHeader'
import { SampleBadge } from '../ui/SampleBadge'
import { createEntry } from './createEntry'
import './accounts.css'

/** Every seat of the sample, one press each, with what it can do. */
export function SamplePage() {
  const [answer] = createResource(sampleSeats)
  const seats = () => {
    const seats = answer()
    return Array.isArray(seats) ? seats : undefined
  }
  const error = () => {
    const failure = answer()
    return failure instanceof ApiError ? failure : undefined
  }
  return (
    <div class="stack">
      <PageHeader
        title={accountsText.sampleTitle}
        badges={<SampleBadge />}
        lead={<p>{accountsText.sampleLead}</p>}
      />
      <Switch fallback={<Loading />}>
        <Match when={error()}>
          {(failure) => (
            <NoticeBanner
              tone="error"
              actions={<LinkButton href="/sign-in">{accountsText.toSignIn}</LinkButton>}
            >
              <p>{failure().message}</p>
            </NoticeBanner>
          )}
        </Match>
        <Match when={seats()}>{(choices) => <SampleSeats seats={choices()} />}</Match>
      </Switch>
    </div>
  )
}

async function sampleSeats(): Promise<SeatChoice[] | ApiError> {
  try {
    return await call(api.sample.$get())
  } catch (error) {
    if (error instanceof ApiError) return error
    throw error
  }
}

function SampleSeats(props: { seats: readonly SeatChoice[] }) {
  const session = useSession()
  const [chosen, setChosen] = createSignal('')
  const entering = createEntry((seatId: string) => call(api.sample.enter.$post({ json: { seatId } })))
  const enter = (seatId: string) => {
    setChosen(seatId)
    // The way back leads to the other seats.
    void entering.enter(seatId, { replace: false })
  }
  return (
    <>
      <Failure error={entering.error()} />
      <div class="grid-cards">
        <For each={byOrganisation(props.seats)}>
          {([organisation, seats]) => (
            <Card as="section" label={organisation}>
              <h2>{organisation}</h2>
              <Memberships seats={seats} />
              <ul class="list-plain stack-tight">
                <For each={seats}>
                  {(seat) => (
                    <li>
                      <SampleSeat
                        seat={seat}
                        isBusy={entering.isBusy() && chosen() === seat.seatId}
                        isPresent={session.me()?.actor.seatId === seat.seatId}
                        onEnter={() => enter(seat.seatId)}
                      />
                    </li>
                  )}
                </For>
              </ul>
            </Card>
          )}
        </For>
      </div>
    </>
  )
}

/** Only where the roles differ: that everybody is a 構成団体 of the same unions tells nobody whom to try. */
function Memberships(props: { seats: readonly SeatChoice[] }) {
  const telling = () =>
    (props.seats[0]?.memberOf ?? []).filter(
      ({ role }) => role === 'central_city' || role === 'partner_municipality',
    )
  return (
    <Show when={telling().length > 0}>
      <ul class="list-plain small quiet">
        <For each={telling()}>
          {(body) => <li>{accountsText.sampleMember(body.forumName, roleLabel[body.role])}</li>}
        </For>
      </ul>
    </Show>
  )
}

function SampleSeat(props: { seat: SeatChoice; isBusy: boolean; isPresent: boolean; onEnter: () => void }) {
  return (
    <button
      type="button"
      class="sample-seat"
      aria-current={props.isPresent ? 'true' : undefined}
      aria-busy={props.isBusy}
      onClick={() => props.onEnter()}
    >
      <span class="strong">{props.seat.seatTitle}</span>
      <Show when={props.isPresent}>
        <span class="small">{accountsText.sampleHere}</span>
      </Show>
      <Show when={props.seat.secretariatOf.length > 0}>
        <span class="small">
          {accountsText.sampleSecretariat(props.seat.secretariatOf.map((body) => body.forumName).join('、'))}
        </span>
      </Show>
      <span class="small quiet">{explanation(props.seat)}</span>
    </button>
  )
}

const explanation = (seat: SeatChoice) =>
  seat.secretariatOf.length > 0 ? dutyText.secretariat : dutyText[seat.duty]

/** The seats come in 建制順, so do the groups. */
function byOrganisation(seats: readonly SeatChoice[]): [string, SeatChoice[]][] {
  const groups = new Map<string, SeatChoice[]>()
  for (const seat of seats)
    groups.set(seat.organisationName, [...(groups.get(seat.organisationName) ?? []), seat])
  return [...groups]
}
