import { createSignal, For, Show } from 'solid-js'
import { api, call } from '../data/api'
import { createLive } from '../data/live'
import { cadenceText } from '../text/cadence'
import { Badge } from '../ui/Badge'
import { ChoiceGroup } from '../ui/ChoiceGroup'
import { Loaded } from '../ui/Loaded'
import { DraftActs } from './DraftActs'

const text = cadenceText.draft

const fetchDraft = (forumId: string) => call(api.cadence[':forumId'].draft.$get({ param: { forumId } }))
export type Draft = Awaited<ReturnType<typeof fetchDraft>>
type Item = Draft['items'][number]

interface NextDraftProps {
  forumId: string
  canCreate: boolean
}

/** The next meeting as the product drafts it: what is undone, to be taken or left out, and the acts that make a meeting of it. */
export function NextDraft(props: NextDraftProps) {
  const draft = createLive(
    () => [`forum:${props.forumId}`, 'desk', `proposals:${props.forumId}`],
    () => fetchDraft(props.forumId),
  )
  // What is left out, so that an item that comes up later is in.
  const [out, setOut] = createSignal<ReadonlySet<string>>(new Set())
  const toggle = (key: string, isIn: boolean) =>
    setOut((all) => new Set(isIn ? [...all].filter((each) => each !== key) : [...all, key]))
  return (
    <section class="draft stack" aria-label={text.title}>
      <h3>{text.title}</h3>
      <Loaded from={draft}>
        {(page) => (
          <>
            <Show when={page().items.length > 0} fallback={<p>{text.nothing}</p>}>
              <p class="quiet">{props.canCreate ? text.lead : text.leadMember}</p>
              <Show when={props.canCreate} fallback={<ItemList items={page().items} />}>
                <ChoiceGroup
                  type="checkbox"
                  unmarked
                  label={text.items}
                  choices={page().items.map((item) => ({
                    value: item.key,
                    label: `${text.kind[item.kind]}　${item.title}`,
                    hint: sourceOf(item),
                  }))}
                  isChosen={(key) => !out().has(key)}
                  onToggle={toggle}
                />
              </Show>
            </Show>
            <Show when={page().previous}>{(name) => <p class="quiet small">{text.previous(name())}</p>}</Show>
            <Show when={props.canCreate}>
              <DraftActs
                forumId={props.forumId}
                draft={page()}
                items={page()
                  .items.map(({ key }) => key)
                  .filter((key) => !out().has(key))}
              />
            </Show>
          </>
        )}
      </Loaded>
    </section>
  )
}

function ItemList(props: { items: readonly Item[] }) {
  return (
    <ul class="list-plain stack-tight">
      <For each={props.items}>
        {(item) => (
          <li>
            <Badge>{text.kind[item.kind]}</Badge> {item.title}{' '}
            <span class="quiet small">{sourceOf(item)}</span>
          </li>
        )}
      </For>
    </ul>
  )
}

/** Where it comes from: 継続（第1回 …）, 提案（R8-03）, 期限を過ぎた宿題（R8-幹-宿02）. */
function sourceOf(item: Item): string {
  if (item.from === 'carried')
    return text.because(
      item.offer.reason === 'continued' ? text.from.carried : text.undecided,
      item.offer.meetingName,
    )
  if (item.from === 'proposal') return text.because(text.from.proposal, item.proposal.number ?? '')
  if (item.from === 'needs') return text.because(text.from.needs, text.owners(item.owners))
  return text.because(text.from.action, item.action.number)
}
