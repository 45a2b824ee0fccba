import { useNavigate, useParams, useSearchParams } from '@solidjs/router'
import { createSignal, For, onMount, Show } from 'solid-js'
import { dayOf, wareki } from '../../shared/calendar'
import { topicLabel } from '../../shared/forums/topic'
import { cardPartLabel, cardParts } from '../../shared/precedents/card'
import { precedentSourceLabel } from '../../shared/precedents/listed'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { createLive } from '../data/live'
import { CertaintyBadge } from '../forums/CertaintyBadge'
import { NotThere } from '../forums/NotThere'
import { SourceList } from '../forums/Sources'
import { createTopics } from '../forums/TopicSelect'
import { precedentsText } from '../text/precedents'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { DefinitionList } from '../ui/DefinitionList'
import { Failure } from '../ui/Failure'
import { Loaded } from '../ui/Loaded'
import { PageHeader } from '../ui/PageHeader'
import { showToast } from '../ui/Toast'
import { CanWe } from './CanWe'
import { Deliveries } from './Deliveries'
import { Items, Places } from './PrecedentCard'
import { PrecedentDialog } from './PrecedentDialog'
import { fetchPrecedent, openPrecedent, type PrecedentPageData } from './precedents'
import './precedents.css'

/** One 先進事例, whole. That somebody of the organisation opened it is told to the server, once. */
export function PrecedentPage() {
  const params = useParams<{ id: string }>()
  const [query] = useSearchParams<{ need?: string }>()
  const page = createLive('precedents', () => fetchPrecedent(params.id))
  const [isChanging, setChanging] = createSignal(false)
  // A card that is no longer there was not opened: the page itself says so.
  onMount(() => void openPrecedent(params.id).catch(() => undefined))
  return (
    <Loaded from={page} failed={(error) => <NotThere error={error} />}>
      {(data) => (
        <>
          <PageHeader
            title={data().card.title}
            breadcrumbs={[{ label: precedentsText.title, href: '/precedents' }]}
          />
          <div class="stack-loose">
            <Facts data={data()} />
            <CanWe precedentId={data().card.id} needId={query.need} />
            <Show when={data().may.change}>
              <OwnActs data={data()} onChange={() => setChanging(true)} />
            </Show>
            <Show when={data().may.seeDeliveries}>
              <Deliveries precedentId={data().card.id} />
            </Show>
          </div>
          <Show when={isChanging()}>
            <PrecedentDialog
              instruments={data().instruments}
              precedent={data().card}
              onClose={() => setChanging(false)}
              onDone={() => {
                setChanging(false)
                void page.refetch()
              }}
            />
          </Show>
        </>
      )}
    </Loaded>
  )
}

function Facts(props: { data: PrecedentPageData }) {
  const topics = createTopics()
  const card = () => props.data.card
  const labels = () =>
    (topics() ?? []).filter(({ id }) => card().topicIds.includes(id)).map((topic) => topicLabel(topic))
  const instruments = () =>
    props.data.instruments.filter(({ id }) => card().instrumentIds.includes(id)).map(({ name }) => name)
  return (
    <section class="stack">
      <div class="cluster">
        <Badge tone={card().filed ? 'info' : 'neutral'}>{precedentSourceLabel[card().source]}</Badge>
        <For each={[...labels(), ...instruments()]}>{(label) => <Badge>{label}</Badge>}</For>
        <CertaintyBadge word={card().certainty} />
      </div>
      <Show
        when={card().filed}
        fallback={
          <>
            <Show when={card().where}>{(where) => <p class="strong">{where()}</p>}</Show>
            <Items card={card()} />
            <Places card={card()} />
            <Show when={card().note}>{(note) => <p class="quiet small">{note()}</p>}</Show>
            <Show when={card().citation}>{(cited) => <p>{precedentsText.citation(cited())}</p>}</Show>
            <SourceList sources={card().sources} />
          </>
        }
      >
        {(filed) => (
          <>
            <DefinitionList
              items={cardParts
                .filter((part) => filed().card[part] !== '')
                .map((part) => ({
                  term: cardPartLabel[part],
                  description: <span class="pre-line">{filed().card[part]}</span>,
                }))}
            />
            <p class="quiet small">
              {precedentsText.filedBy(filed().organisationName, wareki(dayOf(filed().at)))}
              <Show when={filed().changedAt}>
                {(at) => `　${precedentsText.changedOn(wareki(dayOf(at())))}`}
              </Show>
            </p>
          </>
        )}
      </Show>
    </section>
  )
}

function OwnActs(props: { data: PrecedentPageData; onChange: () => void }) {
  const navigate = useNavigate()
  const [isAsked, setAsked] = createSignal(false)
  const withdrawing = createCommand((idempotencyKey) =>
    call(
      api.precedents[':id'].withdrawal.$post({
        param: { id: props.data.card.id },
        json: { idempotencyKey },
      }),
    ),
  )
  const withdraw = async () => {
    if (!(await withdrawing.run())) return
    showToast(precedentsText.withdrawn)
    navigate('/precedents')
  }
  return (
    <div class="precedent-acts no-print">
      <Button onClick={() => props.onChange()}>{precedentsText.change}</Button>
      <Button variant="text" onClick={() => setAsked(true)}>
        {precedentsText.withdraw}
      </Button>
      <ConfirmDialog
        open={isAsked()}
        danger
        title={precedentsText.withdrawTitle}
        confirmLabel={precedentsText.withdraw}
        busy={withdrawing.isBusy()}
        onClose={() => setAsked(false)}
        onConfirm={() => void withdraw()}
      >
        <p>{precedentsText.withdrawText}</p>
        <Failure error={withdrawing.error()} />
      </ConfirmDialog>
    </div>
  )
}
