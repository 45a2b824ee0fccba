import { useNavigate } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { type CallValue, callValueLabel, givenValues } from '../../shared/calls/call'
import { type AnswerLevel, answerLevelLabel, answerLevels } from '../../shared/confirmation/level'
import { createCommand } from '../data/createCommand'
import { callsText } from '../text/calls'
import { Button } from '../ui/Button'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { LinkButton } from '../ui/LinkButton'
import { Select } from '../ui/Select'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'
import { type CallPageData, confirmAnswer, giveAnswer } from './calls'
import { needPath, proposalPath } from './paths'
import { StandingMark } from './StandingMark'

const text = callsText.own

/** One's own answer: where it stands, and one press for each answer there is; a line and a level where somebody wants them. */
export function OwnAnswer(props: { page: CallPageData; onDone: () => void }) {
  const navigate = useNavigate()
  const own = () =>
    props.page.rows.find((row) => row.organisationId === props.page.ownOrganisationId)?.standing
  // What stands is what the next press says again, unless somebody changes it.
  const [note, setNote] = createSignal(own()?.note ?? '')
  const [level, setLevel] = createSignal<AnswerLevel>(own()?.level ?? 'official_in_charge')
  /** What would be said again is in sight. */
  const isTold = note() !== '' || level() !== 'official_in_charge'
  const [pressed, setPressed] = createSignal<CallValue | 'withdrawn'>()
  const answer = createCommand((idempotencyKey, value: CallValue | 'withdrawn') =>
    giveAnswer(props.page.id, { value, note: note(), level: level(), idempotencyKey }),
  )
  const confirm = createCommand((key, answerId: string) => confirmAnswer(props.page.id, answerId, key))
  const press = async (value: CallValue | 'withdrawn') => {
    setPressed(value)
    if (!(await answer.run(value))) return
    if (value === 'withdrawn') setNote('')
    showToast(value === 'withdrawn' ? text.withdrawn : text.done(callValueLabel[value]))
    props.onDone()
    if (value === 'has_proposal') navigate(proposalPath(props.page))
    if (value === 'need_only') navigate(needPath(props.page))
  }
  const confirmNow = async (answerId: string) => {
    if (!(await confirm.run(answerId))) return
    showToast(text.confirmed)
    props.onDone()
  }
  return (
    <section class="own-answer" aria-label={text.title}>
      <div class="own-answer-state">
        <h2>{text.title}</h2>
        <Show when={own()}>
          {(standing) => (
            <StandingMark
              standing={standing()}
              of={props.page.proposalCount}
              busy={confirm.isBusy()}
              onConfirm={confirmable(standing().answerId, (id) => void confirmNow(id))}
            />
          )}
        </Show>
      </div>
      <Show when={own()?.note}>{(line) => <p class="pre-line">{line()}</p>}</Show>
      <Failure error={answer.error() ?? confirm.error()} title={text.failed} />
      <Show when={props.page.can.answer} fallback={<p class="quiet">{callsText.page.closedNote}</p>}>
        <p class="quiet">{text.lead}</p>
        <div class="cluster">
          <For each={givenValues[props.page.kind]}>
            {(value) => (
              <Button
                variant={own()?.value === value ? 'solid' : 'outline'}
                pressed={own()?.value === value}
                busy={answer.isBusy() && pressed() === value}
                onClick={() => void press(value)}
              >
                {labels[value] ?? callValueLabel[value]}
              </Button>
            )}
          </For>
          <Show when={props.page.kind === 'actuals'}>
            <LinkButton variant="solid" href={`/forums/${props.page.forumId}/projects/report`}>
              {text.figures}
            </LinkButton>
          </Show>
        </div>
        <details open={isTold}>
          <summary>{own()?.answerId ? text.moreOrWithdraw : text.more}</summary>
          <div class="stack">
            <TextField
              label={text.line}
              unmarked
              name="note"
              hint={text.lineHint}
              maxLength={200}
              value={note()}
              error={faultAt(answer.faults(), 'note')}
              onInput={setNote}
            />
            <Select
              label={callsText.levelLabel}
              unmarked
              narrow
              hint={callsText.levelHint}
              placeholder={false}
              value={level()}
              options={answerLevels.map((value) => ({ value, label: answerLevelLabel[value] }))}
              onChange={(chosen) =>
                setLevel(answerLevels.find((each) => each === chosen) ?? 'official_in_charge')
              }
            />
            <p class="quiet small">{text.considering}</p>
            <Show when={own()?.answerId}>
              <div>
                <Button
                  variant="text"
                  busy={answer.isBusy() && pressed() === 'withdrawn'}
                  onClick={() => void press('withdrawn')}
                >
                  {text.withdraw}
                </Button>
              </div>
            </Show>
          </div>
        </details>
      </Show>
    </section>
  )
}

/** These two lead on to what they speak of. */
const labels: Partial<Record<CallValue, string>> = {
  has_proposal: text.hasProposalNext,
  need_only: text.needOnlyNext,
}

const confirmable = (answerId: string | null, confirm: (id: string) => void) =>
  answerId === null ? undefined : () => confirm(answerId)
