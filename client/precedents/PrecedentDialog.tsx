import { createSignal, For } from 'solid-js'
import { createStore } from 'solid-js/store'
import { topicLabel } from '../../shared/forums/topic'
import {
  type CardPart,
  cardPartLabel,
  cardParts,
  cardTitleMax,
  type PrecedentCard,
} from '../../shared/precedents/card'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { createTopics, TopicSelect } from '../forums/TopicSelect'
import { precedentsText } from '../text/precedents'
import { Button } from '../ui/Button'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { Select } from '../ui/Select'
import { TextArea } from '../ui/TextArea'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'
import type { Precedent } from './precedents'

const blank: PrecedentCard = {
  ...{ what: '', where: '', population: '', cost: '', start: '', failure: '', contact: '', source: '' },
}
const isLong = (part: CardPart) => part === 'what' || part === 'start' || part === 'failure'

/** 事例を登録する, and change what one's own organisation filed. */
export function PrecedentDialog(props: {
  instruments: readonly { id: string; name: string }[]
  precedent?: Precedent | undefined
  onClose: () => void
  onDone: () => void
}) {
  const before = props.precedent
  const topics = createTopics()
  const [title, setTitle] = createSignal(before?.title ?? '')
  const [card, setCard] = createStore<PrecedentCard>({ ...(before?.filed?.card ?? blank) })
  const [topicIds, setTopicIds] = createSignal<readonly string[]>(before?.topicIds ?? [])
  const [instrumentId, setInstrumentId] = createSignal(before?.instrumentIds[0] ?? '')
  const saving = createCommand(async (idempotencyKey) => {
    const json = {
      title: title(),
      card: { ...card },
      topicIds: [...topicIds()],
      instrumentId: instrumentId() || null,
      idempotencyKey,
    }
    if (before) await call(api.precedents[':id'].$put({ param: { id: before.id }, json }))
    else await call(api.precedents.$post({ json }))
    return true
  })
  const submit = async () => {
    if (!(await saving.run())) return
    showToast(before ? precedentsText.changed : precedentsText.saved)
    props.onDone()
  }
  const chosen = () => (topics() ?? []).filter(({ id }) => topicIds().includes(id))
  const others = () => new Set((topics() ?? []).flatMap(({ id }) => (topicIds().includes(id) ? [] : id)))
  return (
    <FormDialog
      wide
      title={before ? precedentsText.changeTitle : precedentsText.file}
      onClose={() => props.onClose()}
      submitLabel={before ? precedentsText.saveChange : precedentsText.save}
      onSubmit={() => void submit()}
      busy={saving.isBusy()}
    >
      <Failure error={saving.error()} />
      <p>{precedentsText.fileLead}</p>
      <TextField
        required
        label={precedentsText.cardTitle}
        hint={precedentsText.cardTitleHint}
        name="title"
        maxLength={cardTitleMax}
        value={title()}
        onInput={setTitle}
        error={faultAt(saving.faults(), 'title')}
      />
      <TopicSelect
        required
        label={precedentsText.topic}
        hint={precedentsText.topicsHint}
        name="topicIds"
        among={others()}
        placeholder={precedentsText.addTopic}
        value=""
        onChange={(id) => id && setTopicIds([...topicIds(), id])}
        error={faultAt(saving.faults(), 'topicIds')}
      />
      <ul class="list-plain cluster">
        <For each={chosen()}>
          {(topic) => (
            <li>
              <Button onClick={() => setTopicIds(topicIds().filter((id) => id !== topic.id))}>
                {precedentsText.removeTopic(topicLabel(topic))}
              </Button>
            </li>
          )}
        </For>
      </ul>
      <For each={cardParts}>
        {(part) => (
          <TextArea
            required={part === 'what' || part === 'where'}
            label={cardPartLabel[part]}
            hint={precedentsText.hints[part]}
            name={`card.${part}`}
            rows={isLong(part) ? 3 : 1}
            value={card[part]}
            onInput={(text) => setCard(part, text)}
            error={faultAt(saving.faults(), `card.${part}`)}
          />
        )}
      </For>
      <Select
        label={precedentsText.instrument}
        name="instrumentId"
        placeholder={precedentsText.noInstrument}
        value={instrumentId()}
        options={props.instruments.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setInstrumentId}
        error={faultAt(saving.faults(), 'instrumentId')}
      />
    </FormDialog>
  )
}
