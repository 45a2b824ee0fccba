import { createSignal, Show } from 'solid-js'
import { dayOf, fiscalYear } from '../../shared/calendar'
import type { OnBehalf } from '../../shared/commandParts'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { EnterDialog } from '../schedule/EnterDialog'
import { intentsText } from '../text/intents'
import { Button } from '../ui/Button'
import { LinkButton } from '../ui/LinkButton'
import { showToast } from '../ui/Toast'
import { IntentForm, type IntentInput } from './IntentForm'
import { type IntentPage, nameIn } from './intents'

/** What the secretariat does for others: 意向照会, and 代行入力 of what it was told. */
export function EnterIntent(props: { page: IntentPage; refetch: () => Promise<void> }) {
  const [isOpen, setOpen] = createSignal(false)
  const enter = createCommand((idempotencyKey, input: IntentInput & { onBehalf: OnBehalf }) =>
    call(
      api.intents[':proposalId'].$post({
        param: { proposalId: props.page.proposalId },
        json: { ...input, idempotencyKey },
      }),
    ),
  )
  const submit = async (input: IntentInput & { onBehalf: OnBehalf }) => {
    if (!(await enter.run(input))) return
    showToast(intentsText.entered(nameIn(props.page)(input.onBehalf.organisationId)))
    setOpen(false)
    await props.refetch()
  }
  return (
    <Show when={props.page.can.enterOnBehalf}>
      <div class="cluster no-print">
        <Button onClick={() => setOpen(true)}>{intentsText.enter}</Button>
        <LinkButton href={`/forums/${props.page.forumId}/calls?ask=${props.page.proposalId}`}>
          {intentsText.ask}
        </LinkButton>
      </div>
      <EnterDialog
        open={isOpen()}
        onClose={() => setOpen(false)}
        title={intentsText.enterTitle}
        organisations={props.page.members.filter(({ id }) => id !== props.page.ownId)}
        isBusy={enter.isBusy()}
        error={enter.error()}
        form={({ organisationId, formId, onBehalf }) => (
          <IntentForm
            given={props.page.intents.find((intent) => intent.organisationId === organisationId)}
            others={props.page.members.filter(({ id }) => id !== organisationId)}
            year={fiscalYear(dayOf(props.page.asOf))}
            faults={enter.faults()}
            formId={formId}
            onSubmit={(input) => void submit({ ...input, onBehalf: onBehalf() })}
          />
        )}
      />
    </Show>
  )
}
