import { createSignal, Show } from 'solid-js'
import { api, call } from '../data/api'
import { createLive } from '../data/live'
import { agendaText } from '../text/agenda'
import { agendaSideText } from '../text/agendaSide'
import { commonText } from '../text/common'
import { Button } from '../ui/Button'
import { CheckboxGroup } from '../ui/CheckboxGroup'
import { Dialog } from '../ui/Dialog'
import { Loaded } from '../ui/Loaded'
import { Loading } from '../ui/Loading'
import { useAgenda } from './AgendaContext'

const text = agendaSideText.carry
const fetchOffers = (id: string) => call(api.meetings[':id'].agenda['carry-over'].$get({ param: { id } }))
type Offer = Awaited<ReturnType<typeof fetchOffers>>[number]
const keyOf = ({ meetingId, item }: Offer) => `${meetingId} ${item.id}`

/** What earlier meetings left open, to be taken up in this one; 継続 is ticked already. */
export function CarryOverDialog(props: { meetingId: string; onClose: () => void }) {
  const { agenda } = useAgenda()
  const [unticked, setUnticked] = createSignal<readonly string[]>([])
  const [ticked, setTicked] = createSignal<readonly string[]>([])
  const offers = createLive([], () => fetchOffers(props.meetingId))
  // Somebody may have carried one over while the dialog stands here.
  const open = () =>
    (offers() ?? []).filter(
      ({ meetingId, item }) =>
        !agenda
          .items()
          .some(({ carriedFrom }) => carriedFrom?.meetingId === meetingId && carriedFrom.itemId === item.id),
    )
  const isTicked = (offer: Offer) =>
    offer.reason === 'continued' ? !unticked().includes(keyOf(offer)) : ticked().includes(keyOf(offer))
  const chosen = () => open().filter(isTicked)
  const choose = (keys: readonly string[]) => {
    setTicked(keys)
    setUnticked(
      open()
        .map(keyOf)
        .filter((key) => !keys.includes(key)),
    )
  }
  const act = () => {
    agenda.addCarried(chosen())
    props.onClose()
  }
  return (
    <Dialog
      open
      onClose={props.onClose}
      wide
      title={text.title}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{commonText.cancel}</Button>
          <Button variant="solid" disabled={chosen().length === 0} onClick={act}>
            {text.act(chosen().length)}
          </Button>
        </>
      }
    >
      <Loaded from={offers} waiting={<Loading label={text.loading} />}>
        {() => (
          <Show when={open().length > 0} fallback={<p>{text.empty}</p>}>
            <div class="stack">
              <p>{text.lead}</p>
              <CheckboxGroup
                label={text.choices}
                unmarked
                values={chosen().map(keyOf)}
                onChange={choose}
                choices={open().map((offer) => ({
                  value: keyOf(offer),
                  label: text.label(offer.item.number, offer.item.title || agendaText.untitled),
                  hint: text.hint(offer.meetingName, text.reason[offer.reason], offer.item.note),
                }))}
              />
            </div>
          </Show>
        )}
      </Loaded>
    </Dialog>
  )
}
