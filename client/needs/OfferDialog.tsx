import { createSignal, Show } from 'solid-js'
import { needLettersMax } from '../../shared/needs/need'
import { type OfferKind, offerKindLabel, offerKinds } from '../../shared/needs/offer'
import { type UntilChoice, untilChoiceOf, untilDay } from '../../shared/needs/until'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { TopicSelect } from '../forums/TopicSelect'
import { needsText } from '../text/needs'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { RadioGroup } from '../ui/RadioGroup'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'
import { createForWhom, ForWhom } from './ForWhom'
import type { Offer, Writers } from './needs'
import { ShortText } from './ShortText'
import { UntilField } from './UntilField'

/** 出せるものを書く, and change it. */
export function OfferDialog(props: {
  writers: Writers
  offer?: Offer | undefined
  onClose: () => void
  onDone: () => void
}) {
  const before = props.offer
  const { today, forumId } = props.writers
  const [kind, setKind] = createSignal<OfferKind>(before?.kind ?? 'staff')
  const [topicId, setTopicId] = createSignal(before?.topic?.id ?? '')
  const [text, setText] = createSignal(before?.text ?? '')
  const [amount, setAmount] = createSignal(before?.amount ?? '')
  const [until, setUntil] = createSignal<UntilChoice>(untilChoiceOf(before?.untilOn ?? null, today))
  const [day, setDay] = createSignal(before?.untilOn ?? '')
  const forWhom = createForWhom(props.writers)
  const saving = createCommand(async (idempotencyKey) => {
    const fields = {
      kind: kind(),
      topicId: topicId(),
      text: text(),
      amount: amount(),
      untilOn: untilDay(until(), day(), today),
      idempotencyKey,
    }
    const onBehalf = forWhom.onBehalf()
    if (before) await call(api.offers[':id'].$put({ param: { id: before.id }, json: fields }))
    else await call(api.offers.$post({ json: { ...fields, forumId, ...(onBehalf ? { onBehalf } : {}) } }))
    return true
  })
  const submit = async () => {
    if (!(await saving.run())) return
    showToast(before ? needsText.offerChanged : needsText.offerSaved)
    props.onDone()
  }
  return (
    <FormDialog
      title={before ? needsText.offerChange : needsText.offer}
      onClose={() => props.onClose()}
      submitLabel={before ? needsText.saveChange : needsText.save}
      onSubmit={() => void submit()}
      busy={saving.isBusy()}
    >
      <Failure error={saving.error()} />
      <RadioGroup
        required
        columns
        label={needsText.offerKind}
        name="kind"
        value={kind()}
        onChange={setKind}
        choices={offerKinds.map((value) => ({ value, label: offerKindLabel[value] }))}
        error={faultAt(saving.faults(), 'kind')}
      />
      <TopicSelect
        required
        name="topicId"
        value={topicId()}
        onChange={setTopicId}
        error={faultAt(saving.faults(), 'topicId')}
      />
      <ShortText
        label={needsText.offerText}
        hint={needsText.offerTextHint(needLettersMax)}
        value={text()}
        onInput={setText}
        error={faultAt(saving.faults(), 'text')}
      />
      <TextField
        label={needsText.offerAmount}
        hint={needsText.offerAmountHint}
        name="amount"
        maxLength={60}
        value={amount()}
        onInput={setAmount}
        error={faultAt(saving.faults(), 'amount')}
      />
      <UntilField
        label={needsText.offerUntil}
        choice={until()}
        day={day()}
        today={today}
        onChoice={setUntil}
        onDay={setDay}
        error={faultAt(saving.faults(), 'untilOn')}
      />
      <Show when={!before}>
        <ForWhom forWhom={forWhom} writers={props.writers} faults={saving.faults()} />
      </Show>
    </FormDialog>
  )
}
