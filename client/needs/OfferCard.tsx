import { createSignal, For, type JSX, Show } from 'solid-js'
import { wareki } from '../../shared/calendar'
import { topicLabel } from '../../shared/forums/topic'
import { offerKindLabel } from '../../shared/needs/offer'
import { createCommand } from '../data/createCommand'
import { needsText } from '../text/needs'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { Card } from '../ui/Card'
import { EntryMark } from '../ui/EntryMark'
import { Failure } from '../ui/Failure'
import { OrganisationChip } from '../ui/OrganisationChip'
import { SampleBadge } from '../ui/SampleBadge'
import { showToast } from '../ui/Toast'
import { closeOffer, confirmOffer, type Offer, type Writers } from './needs'
import { RequestDialog } from './RequestDialog'
import { RequestRow } from './RequestRow'

/** One 出せるもの, with the requests its reader may know of. */
export function OfferCard(props: {
  offer: Offer
  writers: Writers
  onChange?: (() => void) | undefined
  onDone: () => void
  children?: JSX.Element | undefined
}) {
  const [isAsking, setAsking] = createSignal(false)
  const offer = () => props.offer
  const acting = createCommand(async (key, act: (key: string) => Promise<unknown>) => {
    await act(key)
    return true
  })
  const run = async (act: (key: string) => Promise<unknown>, said: string) => {
    if (!(await acting.run(act))) return
    showToast(said)
    props.onDone()
  }
  return (
    <Card as="li" quiet={!offer().isOpen} label={offer().ownerName}>
      <div class="stack-tight">
        <div class="cluster">
          <OrganisationChip name={offer().ownerName} />
          <Badge tone="info">{offerKindLabel[offer().kind]}</Badge>
          <Show when={offer().topic}>{(topic) => <Badge>{topicLabel(topic())}</Badge>}</Show>
          <Show when={!offer().isOpen}>
            <Badge>{needsText.offerClosed}</Badge>
          </Show>
          <Show when={offer().isSample}>
            <SampleBadge />
          </Show>
        </div>
        <p class="need-text pre-line">{offer().text}</p>
        <p class="quiet small need-facts">
          <Show when={offer().amount}>{(amount) => <span>{amount()}</span>}</Show>
          <span>
            {offer().untilOn === null
              ? needsText.offerForever
              : needsText.until_(wareki(offer().untilOn ?? ''))}
          </span>
        </p>
        <EntryMark
          entry={offer().entry}
          busy={acting.isBusy()}
          {...(offer().may.confirm
            ? { onConfirm: () => void run((key) => confirmOffer(offer().id, key), needsText.confirmEntry) }
            : {})}
        />
        {props.children}
        <Show when={offer().requests.length > 0}>
          <section class="stack-tight" aria-label={needsText.requests}>
            <ul class="list-plain stack-tight">
              <For each={offer().requests}>
                {(request) => <RequestRow request={request} onDone={props.onDone} />}
              </For>
            </ul>
          </section>
        </Show>
        <div class="need-acts">
          <Show when={offer().may.request}>
            <Button onClick={() => setAsking(true)}>{needsText.request}</Button>
          </Show>
          <Show when={offer().may.change}>
            <Show when={props.onChange}>
              {(change) => (
                <Button variant="text" onClick={() => change()()}>
                  {needsText.change}
                </Button>
              )}
            </Show>
            <Button
              variant="text"
              busy={acting.isBusy()}
              onClick={() =>
                void run(
                  (key) => closeOffer(offer().id, offer().isOpen, key),
                  offer().isOpen ? needsText.offerClosedDone : needsText.offerReopened,
                )
              }
            >
              {offer().isOpen ? needsText.offerClose : needsText.offerReopen}
            </Button>
          </Show>
        </div>
        <Failure error={acting.error()} />
      </div>
      <Show when={isAsking()}>
        <RequestDialog
          offer={offer()}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false)
            props.onDone()
          }}
        />
      </Show>
    </Card>
  )
}
