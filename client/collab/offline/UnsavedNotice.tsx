import { A } from '@solidjs/router'
import { createEffect, createSignal, For, onCleanup, onMount, Show } from 'solid-js'
import type { SignedIn } from '../../../shared/accounts/session'
import { createRefresher } from '../../data/refresher'
import { offlineText } from '../../text/offline'
import { NoticeBanner } from '../../ui/NoticeBanner'
import type { Closed } from '../closed'
import { connectDocument } from '../connectDocument'
import '../collab.css'
import { onCopiesChanged, tellCopiesChanged } from './copiesChanged'
import { countOf, discardWaiting, waitingOf } from './kept'
import type { Waiting } from './Notebook'
import { copyName, type KeptDocument, type Owner, sameDocument } from './names'
import { openDocuments } from './openDocuments'
import { RescueActs } from './RescueActs'

/** Other tabs tell when they leave something behind; a tab that crashed cannot. */
const lookAgainMs = 15_000
/** Younger changes are on their way from another tab, whose page speaks of them itself. */
const freshMs = 2_000

/**
 * What the person typed and the server has not got, in documents that no page of this tab shows: left behind by a page, a tab or
 * the browser of yesterday. Each line brings its document's changes to the server, and is gone when that is done [S11].
 */
export function UnsavedNotice(props: { me: SignedIn }) {
  const waiting = createWaiting(() => props.me.actor.personId)
  // By name: a line and its connection stay while the number of changes goes down.
  const names = () => waiting().map(nameOf)
  return (
    <Show when={waiting().length > 0}>
      <div class="unsaved-notice">
        <NoticeBanner tone="warning" title={offlineText.waitingTitle(countOf(waiting()))}>
          <ul class="list-plain stack-tight">
            <For each={names()}>
              {(name) => (
                <li>
                  <Show when={waiting().find((each) => nameOf(each) === name)}>
                    {(each) => <Line waiting={each()} isSendable={isOf(props.me, each())} />}
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </NoticeBanner>
      </div>
    </Show>
  )
}

const nameOf = ({ owner, document }: Waiting) => copyName(owner, document)
const isOf = (me: SignedIn, { owner }: Waiting) => owner.seatId === me.actor.seatId

function Line(props: { waiting: Waiting; isSendable: boolean }) {
  const { owner, document } = props.waiting
  const [closed, setClosed] = createSignal<Closed>()
  const otherSeat = () => offlineText.otherSeat(document.seat)
  const state = () => {
    if (!props.isSendable) return otherSeat()
    const ended = closed()
    return ended ? offlineText.refused(ended.reason) : offlineText.sending
  }
  return (
    <div class="stack-tight">
      <p>
        <A href={document.path}>{document.title}</A>{' '}
        <span class="nowrap">{offlineText.count(props.waiting.updates.length)}</span>
        <br />
        {state()}
      </p>
      <Show when={props.isSendable}>
        <Sender owner={owner} document={document} onClosed={setClosed} />
      </Show>
      <Show when={!props.isSendable || closed()}>
        <RescueActs
          document={document}
          updates={props.waiting.updates}
          reason={closed()?.reason ?? otherSeat()}
          onDiscard={() => void discardWaiting(props.waiting)}
        />
      </Show>
    </div>
  )
}

/** Shows nothing: it brings what waits to the server. */
function Sender(props: { owner: Owner; document: KeptDocument; onClosed: (closed: Closed) => void }) {
  const { title, path, seat, ...document } = props.document
  const connection = connectDocument({ ...document, keep: { owner: props.owner, title, path, seat } })
  onCleanup(connection.destroy)
  createEffect(() => {
    const closed = connection.closed()
    if (closed) props.onClosed(closed)
  })
  createEffect(() => connection.status().kind === 'saved' && tellCopiesChanged())
  return null
}

/** What waits in documents that no page of this tab shows; read anew when a tab says so, and now and then. */
function createWaiting(personId: () => string) {
  const [kept, setKept] = createSignal<readonly Waiting[]>([])
  let soon: ReturnType<typeof setTimeout> | undefined
  const look = createRefresher(async () => {
    const found = await waitingOf(personId())
    const left = found.filter(({ since }) => since < Date.now() - freshMs)
    setKept(left)
    clearTimeout(soon)
    if (left.length < found.length) soon = setTimeout(look, freshMs)
    for (const { lookAgain } of openDocuments()) lookAgain()
  })
  onMount(() => void look())
  const timer = setInterval(look, lookAgainMs)
  onCleanup(() => clearInterval(timer))
  onCleanup(() => clearTimeout(soon))
  onCleanup(onCopiesChanged(() => void look()))
  const isOpen = ({ document }: Waiting) =>
    openDocuments().some((open) => sameDocument(open.document, document))
  return () => kept().filter((each) => !isOpen(each))
}
