import { createEffect, createSignal, on, Show } from 'solid-js'
import { type AnswerLevel, answerLevelLabel, answerLevels } from '../../shared/confirmation/level'
import { headSection } from '../../shared/minutes/sections'
import type { OnBehalfChannel } from '../../shared/proposals/origin'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { OnBehalfFields } from '../schedule/OnBehalfFields'
import { confirmationText } from '../text/confirmation'
import { Checkbox } from '../ui/Checkbox'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { Select } from '../ui/Select'
import { TextArea } from '../ui/TextArea'
import { showToast } from '../ui/Toast'
import type { Confirmation } from './confirmation'
import type { Marked } from './passages'

const text = confirmationText.requestDialog

interface CorrectionDialogProps {
  open: boolean
  onClose: () => void
  page: Confirmation
  marked: Marked | undefined
  items: readonly { id: string; number: string; title: string }[]
}

/** 修正依頼: what should be put right, at the words that were marked or in a 議題. What is typed stays until it is sent. */
export function CorrectionDialog(props: CorrectionDialogProps) {
  const [section, setSection] = createSignal('')
  const [body, setBody] = createSignal('')
  const [level, setLevel] = createSignal<AnswerLevel>('official_in_charge')
  const [isOnBehalf, setOnBehalf] = createSignal(false)
  const [organisationId, setOrganisation] = createSignal('')
  const [channel, setChannel] = createSignal<OnBehalfChannel>('phone')
  const send = createCommand((idempotencyKey) =>
    call(
      api.confirmation[':meetingId'].corrections.$post({
        param: { meetingId: props.page.meetingId },
        json: {
          section: props.marked ? props.marked.section : section() || null,
          quote: props.marked?.quote ?? '',
          anchor: props.marked ? JSON.stringify(props.marked.anchor) : null,
          body: body(),
          level: level(),
          ...(isOnBehalf() ? { onBehalf: { organisationId: organisationId(), channel: channel() } } : {}),
          idempotencyKey,
        },
      }),
    ),
  )
  createEffect(
    on(
      () => props.open,
      (isOpen) => isOpen && send.reset(),
    ),
  )
  const act = async () => {
    if (!(await send.run())) return
    setBody('')
    setOnBehalf(false)
    setOrganisation('')
    showToast(text.done)
    props.onClose()
  }
  return (
    <ConfirmDialog
      open={props.open}
      onClose={props.onClose}
      onConfirm={() => void act()}
      title={text.title}
      confirmLabel={text.act}
      busy={send.isBusy()}
      disabled={body().trim() === '' || (isOnBehalf() && organisationId() === '')}
    >
      <div class="stack">
        <Failure error={send.error()} title={text.failed} />
        <Show
          when={props.marked}
          fallback={<SectionChoice {...{ section, setSection }} items={props.items} />}
        >
          {(marked) => (
            <div class="stack-tight">
              <p class="field-label">{text.passage}</p>
              <blockquote class="correction-quote">{marked().quote}</blockquote>
            </div>
          )}
        </Show>
        <TextArea
          label={text.body}
          name="body"
          required
          hint={text.bodyHint}
          value={body()}
          error={faultAt(send.faults(), 'body')}
          onInput={setBody}
        />
        <Select
          label={text.level}
          placeholder={false}
          narrow
          value={level()}
          options={answerLevels.map((value) => ({ value, label: answerLevelLabel[value] }))}
          // The options above are the levels and nothing else.
          onChange={(value) => setLevel(value as AnswerLevel)}
        />
        <Show when={props.page.can.decide && props.page.round}>
          {(round) => (
            <>
              <Checkbox label={text.onBehalf} checked={isOnBehalf()} onChange={setOnBehalf} />
              <Show when={isOnBehalf()}>
                <OnBehalfFields
                  organisations={round().rows.map(({ organisation }) => organisation)}
                  organisationId={organisationId()}
                  onOrganisation={setOrganisation}
                  channel={channel()}
                  onChannel={setChannel}
                />
              </Show>
            </>
          )}
        </Show>
      </div>
    </ConfirmDialog>
  )
}

function SectionChoice(props: {
  section: () => string
  setSection: (key: string) => void
  items: CorrectionDialogProps['items']
}) {
  return (
    <Select
      label={text.section}
      hint={text.noPassage}
      placeholder={text.whole}
      value={props.section()}
      options={[
        { value: headSection, label: text.head },
        ...props.items.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` })),
      ]}
      onChange={props.setSection}
    />
  )
}
