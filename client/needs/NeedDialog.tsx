import { createSignal, Show } from 'solid-js'
import { type NeedScope, needLettersMax, needScopeLabel, needScopes } from '../../shared/needs/need'
import { type UntilChoice, untilChoiceOf, untilDay } from '../../shared/needs/until'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { TopicSelect } from '../forums/TopicSelect'
import { needsText } from '../text/needs'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { RadioGroup } from '../ui/RadioGroup'
import { Select } from '../ui/Select'
import { showToast } from '../ui/Toast'
import { createForWhom, ForWhom } from './ForWhom'
import type { Need, Writers } from './needs'
import { ShortText } from './ShortText'
import { UntilField } from './UntilField'

interface NeedDialogProps {
  writers: Writers
  /** the need that is changed; without one a new need is written */
  need?: Need | undefined
  onClose: () => void
  onDone: (id: string) => void
}

/** 困りごとを書く: three fields and how far it is opened, on one screen. */
export function NeedDialog(props: NeedDialogProps) {
  const before = props.need
  const { today } = props.writers
  const [topicId, setTopicId] = createSignal(before?.topic?.id ?? '')
  const [text, setText] = createSignal(before?.text ?? '')
  const [until, setUntil] = createSignal<UntilChoice>(untilChoiceOf(before?.untilOn ?? null, today))
  const [day, setDay] = createSignal(before?.untilOn ?? '')
  const [scope, setScope] = createSignal<NeedScope>(before?.scope ?? 'region')
  const [forumId, setForumId] = createSignal(props.writers.forumId)
  const forWhom = createForWhom(props.writers)
  const saving = createCommand(async (idempotencyKey) => {
    const fields = {
      topicId: topicId(),
      text: text(),
      untilOn: untilDay(until(), day(), today),
      scope: scope(),
      idempotencyKey,
    }
    if (before) {
      await call(api.needs[':id'].$put({ param: { id: before.id }, json: fields }))
      return { id: before.id }
    }
    const onBehalf = forWhom.onBehalf()
    return await call(
      api.needs.$post({ json: { ...fields, forumId: forumId(), ...(onBehalf ? { onBehalf } : {}) } }),
    )
  })
  const submit = async () => {
    const done = await saving.run()
    if (!done) return
    showToast(before ? needsText.changed : needsText.saved)
    props.onDone(done.id)
  }
  return (
    <FormDialog
      title={before ? needsText.changeTitle : needsText.write}
      onClose={() => props.onClose()}
      submitLabel={before ? needsText.saveChange : needsText.save}
      onSubmit={() => void submit()}
      busy={saving.isBusy()}
    >
      <Failure error={saving.error()} />
      <TopicSelect
        required
        label={needsText.topic}
        name="topicId"
        value={topicId()}
        onChange={setTopicId}
        error={faultAt(saving.faults(), 'topicId')}
      />
      <ShortText
        label={needsText.text}
        hint={needsText.textHint(needLettersMax)}
        value={text()}
        onInput={setText}
        error={faultAt(saving.faults(), 'text')}
      />
      <UntilField
        label={needsText.until}
        choice={until()}
        day={day()}
        today={today}
        onChoice={setUntil}
        onDay={setDay}
        error={faultAt(saving.faults(), 'untilOn')}
      />
      <RadioGroup
        required
        label={needsText.scope}
        hint={needsText.scopeHint}
        name="scope"
        value={scope()}
        onChange={setScope}
        choices={needScopes.map((value) => ({ value, label: needScopeLabel[value] }))}
        error={faultAt(saving.faults(), 'scope')}
      />
      <Show when={!before && props.writers.bodies.length > 1 && forWhom.isOwn()}>
        <Select
          required
          label={needsText.forum}
          name="forumId"
          placeholder={false}
          value={forumId()}
          onChange={setForumId}
          options={props.writers.bodies.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Show>
      <Show when={!before}>
        <ForWhom forWhom={forWhom} writers={props.writers} faults={saving.faults()} />
      </Show>
    </FormDialog>
  )
}
