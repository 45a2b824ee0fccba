import UserRoundPlus from 'lucide-solid/icons/user-round-plus'
import { createMemo, createResource, createSignal, For, type JSX, Show } from 'solid-js'
import type { InvitationLink, SeatItem } from '../../shared/accounts/register'
import { seatName } from '../../shared/accounts/seatName'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { adminText } from '../text/accounts'
import { Button } from '../ui/Button'
import { Checkbox } from '../ui/Checkbox'
import { Failure } from '../ui/Failure'
import { Loading } from '../ui/Loading'
import { TextField } from '../ui/TextField'
import { CreateSeatDialog } from './CreateSeatDialog'
import { EndAppointmentDialog, type EndingAppointment } from './EndAppointmentDialog'
import { LinkDialog } from './LinkDialog'
import { RenameSeatDialog } from './RenameSeatDialog'
import { SeatCard } from './SeatCard'
import { SecretariatDialog } from './SecretariatDialog'

/** Every seat in 建制順, with who holds it and what can be done about it. */
export function SeatRegister() {
  const listing = createCommand(() => call(api.accounts.seats.$get()))
  const [seats, { refetch }] = createResource(() => listing.run())
  const [isCreating, setCreating] = createSignal(false)
  const [link, setLink] = createSignal<{ seat: SeatItem; link: InvitationLink }>()
  const [secretariat, setSecretariat] = createSignal<SeatItem>()
  const [renaming, setRenaming] = createSignal<SeatItem>()
  const [ending, setEnding] = createSignal<EndingAppointment>()
  const [chosen, setChosen] = createSignal('')
  const inviting = createCommand((idempotencyKey, seatId: string) =>
    call(api.accounts.invitations.$post({ json: { seatId, idempotencyKey } })),
  )
  const invite = async (seat: SeatItem) => {
    setChosen(seat.seatId)
    const made = await inviting.run(seat.seatId)
    if (!made) return
    setLink({ seat, link: made })
    await refetch()
  }
  const changed = async () => {
    setCreating(false)
    setSecretariat(undefined)
    setRenaming(undefined)
    setEnding(undefined)
    await refetch()
  }
  return (
    <div class="stack">
      <div class="spread">
        <p class="measure">{adminText.createSeatLead}</p>
        <Button variant="solid" icon={UserRoundPlus} onClick={() => setCreating(true)}>
          {adminText.createSeat}
        </Button>
      </div>
      <Failure error={listing.error() ?? inviting.error()} />
      <Show when={seats.latest} fallback={<Loading />}>
        {(all) => (
          <FilteredSeats seats={all()}>
            {(seat) => (
              <SeatCard
                seat={seat}
                isInviting={inviting.isBusy() && chosen() === seat.seatId}
                onInvite={() => void invite(seat)}
                onSecretariat={() => setSecretariat(seat)}
                onRename={() => setRenaming(seat)}
                onEnd={(holder) => setEnding({ seat, holder })}
                onChanged={() => void refetch()}
              />
            )}
          </FilteredSeats>
        )}
      </Show>
      <Show when={isCreating()}>
        <CreateSeatDialog onClose={() => setCreating(false)} onCreated={() => void changed()} />
      </Show>
      <Show when={link()}>
        {(made) => (
          <LinkDialog
            lead={adminText.linkFor(seatName(made().seat))}
            link={made().link}
            onClose={() => setLink(undefined)}
          />
        )}
      </Show>
      <Show when={secretariat()}>
        {(seat) => (
          <SecretariatDialog
            seat={seat()}
            onClose={() => setSecretariat(undefined)}
            onSaved={() => void changed()}
          />
        )}
      </Show>
      <Show when={renaming()}>
        {(seat) => (
          <RenameSeatDialog
            seat={seat()}
            onClose={() => setRenaming(undefined)}
            onRenamed={() => void changed()}
          />
        )}
      </Show>
      <Show when={ending()}>
        {(appointment) => (
          <EndAppointmentDialog
            appointment={appointment()}
            onClose={() => setEnding(undefined)}
            onEnded={() => void changed()}
          />
        )}
      </Show>
    </div>
  )
}

function FilteredSeats(props: { seats: readonly SeatItem[]; children: (seat: SeatItem) => JSX.Element }) {
  const [filter, setFilter] = createSignal('')
  const [withSample, setWithSample] = createSignal(false)
  const groups = createMemo(() => {
    const wanted = filter().normalize('NFKC').trim()
    const shown = props.seats.filter(
      (seat) => (withSample() || !seat.isSample) && seatName(seat).normalize('NFKC').includes(wanted),
    )
    return byOrganisation(shown)
  })
  return (
    <>
      <div class="seat-filter">
        <TextField label={adminText.filter} type="search" value={filter()} onInput={setFilter} unmarked />
        <Show when={props.seats.some((seat) => seat.isSample)}>
          <Checkbox label={adminText.showSample} checked={withSample()} onChange={setWithSample} />
        </Show>
      </div>
      <For each={groups()} fallback={<p class="quiet">{adminText.empty}</p>}>
        {([organisation, seats]) => (
          <section class="section">
            <h2>{organisation}</h2>
            <div class="grid-cards">
              <For each={seats}>{(seat) => props.children(seat)}</For>
            </div>
          </section>
        )}
      </For>
    </>
  )
}

/** The seats come in 建制順, so do the groups. */
function byOrganisation(seats: readonly SeatItem[]): [string, SeatItem[]][] {
  const groups = new Map<string, SeatItem[]>()
  for (const seat of seats)
    groups.set(seat.organisationName, [...(groups.get(seat.organisationName) ?? []), seat])
  return [...groups]
}
