import { createSignal, Show } from 'solid-js'
import type { OnBehalf } from '../../shared/commandParts'
import { awaitsConfirmation } from '../../shared/entry'
import type { Intent } from '../../shared/intents/intent'
import { type OnBehalfChannel, onBehalfChannelLabel, onBehalfChannels } from '../../shared/proposals/origin'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { intentsText } from '../text/intents'
import { scheduleText } from '../text/schedule'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { RadioGroup } from '../ui/RadioGroup'
import { showToast } from '../ui/Toast'
import type { IntentPage } from './intents'

interface MarkActsProps {
  page: IntentPage
  intent: Intent
  position: number
  refetch: () => Promise<void>
}

/** [W2] The organisation whose condition it is says whether it is met; the secretariat may enter what it was told. */
export function MarkActs(props: MarkActsProps) {
  const [isEntering, setEntering] = createSignal(false)
  const mark = createCommand((idempotencyKey, input: { isMet: boolean; onBehalf?: OnBehalf }) =>
    call(
      api.intents[':proposalId'].marks.$post({
        param: { proposalId: props.page.proposalId },
        json: { position: props.position, ...input, idempotencyKey },
      }),
    ),
  )
  const confirm = createCommand((idempotencyKey, entryId: string) =>
    call(
      api.intents[':proposalId'].entries[':entryId'].confirm.$post({
        param: { proposalId: props.page.proposalId, entryId },
        json: { idempotencyKey },
      }),
    ),
  )
  const done = async (answer: Promise<unknown>, said: string) => {
    if ((await answer) === undefined) return
    showToast(said)
    setEntering(false)
    await props.refetch()
  }
  const isOwn = () => props.page.can.answer && props.intent.organisationId === props.page.ownId
  const given = () => props.intent.marks[props.position] ?? null
  const unconfirmed = () => {
    const mark = given()
    return mark && awaitsConfirmation(mark.entry) ? mark : undefined
  }
  return (
    <div class="cluster no-print">
      <Show when={isOwn()}>
        <Show when={unconfirmed()}>
          {(entry) => (
            <Button
              small
              busy={confirm.isBusy()}
              onClick={() => void done(confirm.run(entry().id), intentsText.confirmed)}
            >
              {intentsText.judged.confirm}
            </Button>
          )}
        </Show>
        <Button
          small
          busy={mark.isBusy()}
          onClick={() => void done(mark.run({ isMet: given()?.isMet !== true }), intentsText.judged.done)}
        >
          {given()?.isMet === true ? intentsText.judged.unmark : intentsText.judged.mark}
        </Button>
      </Show>
      <Show when={!isOwn() && props.page.can.enterOnBehalf}>
        <Button small variant="text" onClick={() => setEntering(true)}>
          {intentsText.judged.enter}
        </Button>
      </Show>
      <Show when={!isEntering()}>
        <Failure error={mark.error() ?? confirm.error()} />
      </Show>
      <Show when={isEntering()}>
        <EnterMark
          isBusy={mark.isBusy()}
          error={mark.error()}
          onClose={() => setEntering(false)}
          onSubmit={(isMet, channel) =>
            void done(
              mark.run({ isMet, onBehalf: { organisationId: props.intent.organisationId, channel } }),
              intentsText.judged.done,
            )
          }
        />
      </Show>
    </div>
  )
}

function EnterMark(props: {
  isBusy: boolean
  error: ReturnType<ReturnType<typeof createCommand>['error']>
  onClose: () => void
  onSubmit: (isMet: boolean, channel: OnBehalfChannel) => void
}) {
  const [verdict, setVerdict] = createSignal<'met' | 'notMet'>('met')
  const [channel, setChannel] = createSignal<OnBehalfChannel>('phone')
  return (
    <FormDialog
      title={intentsText.judged.enterTitle}
      onClose={props.onClose}
      submitLabel={scheduleText.poll.enterAct}
      busy={props.isBusy}
      onSubmit={() => props.onSubmit(verdict() === 'met', channel())}
    >
      <Failure error={props.error} />
      <RadioGroup
        label={intentsText.judged.verdict}
        required
        columns
        value={verdict()}
        choices={[
          { value: 'met', label: intentsText.judged.mark },
          { value: 'notMet', label: intentsText.judged.unmark },
        ]}
        onChange={setVerdict}
      />
      <RadioGroup
        label={scheduleText.poll.channel}
        required
        columns
        value={channel()}
        choices={onBehalfChannels.map((value) => ({ value, label: onBehalfChannelLabel[value] }))}
        onChange={setChannel}
      />
    </FormDialog>
  )
}
