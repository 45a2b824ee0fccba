import { createSignal, For, Show } from 'solid-js'
import { dayOf, warekiWithWeekday } from '../../shared/calendar'
import { namesMeeting, proposalStateLabel } from '../../shared/proposals/state'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { createLive } from '../data/live'
import { proposalText } from '../text/proposals'
import { Button } from '../ui/Button'
import { Card } from '../ui/Card'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { faultAt } from '../ui/ErrorSummary'
import { NoticeBanner } from '../ui/NoticeBanner'
import { Select } from '../ui/Select'
import { TextArea } from '../ui/TextArea'
import { showToast } from '../ui/Toast'
import { createChoices } from './createChoices'
import type { ProposalDetail } from './detail'
import { FurtherActs } from './FurtherActs'

type Move = ProposalDetail['moves'][number]
/** 提出 has a way of its own, and nothing leads back to 下書き. */
type Verb = keyof typeof proposalText.moveVerb
const isVerb = (to: Move['to']): to is Verb => to in proposalText.moveVerb

/** The moves that are this reader's to make now, each with its reason. */
export function Actions(props: { proposal: ProposalDetail; onMoved: () => void }) {
  const [chosen, setChosen] = createSignal<{ to: Verb; needsReason: boolean }>()
  const moves = () =>
    props.proposal.moves.flatMap(({ to, needsReason }) => (isVerb(to) ? [{ to, needsReason }] : []))
  return (
    <Show when={moves().length > 0 || hasFurther(props.proposal)}>
      <Card as="section" screenOnly>
        <h2>{proposalText.actions}</h2>
        <div class="cluster">
          <For each={moves()}>
            {(move) => (
              <Button
                variant={isNext(move.to) ? 'solid' : 'outline'}
                danger={closes(move.to)}
                onClick={() => setChosen(move)}
              >
                {proposalText.moveVerb[move.to]}
              </Button>
            )}
          </For>
        </div>
        <FurtherActs proposal={props.proposal} onChanged={props.onMoved} />
      </Card>
      <Show when={chosen()} keyed>
        {(move) => (
          <MoveDialog
            proposal={props.proposal}
            to={move.to}
            needsReason={move.needsReason}
            onClose={() => setChosen(undefined)}
            onMoved={props.onMoved}
          />
        )}
      </Show>
    </Show>
  )
}

const hasFurther = ({ referTargets, mayCorrect, branches }: ProposalDetail) =>
  referTargets.length > 0 || mayCorrect || branches.length > 0

/** What comes next as a rule; what a meeting decides is no button's to suggest. */
const isNext = (to: Verb) => to === 'accepted' || to === 'in_discussion'
const closes = (to: Verb) => to === 'rejected' || to === 'withdrawn'

interface MoveDialogProps {
  proposal: ProposalDetail
  to: Verb
  needsReason: boolean
  onClose: () => void
  onMoved: () => void
}

function MoveDialog(props: MoveDialogProps) {
  // The state the person saw when the dialog opened: a move from another one is refused [P6].
  const from = props.proposal.state
  const [reason, setReason] = createSignal('')
  const [meetingId, setMeetingId] = createSignal('')
  const [decisionId, setDecisionId] = createSignal('')
  const command = createCommand((idempotencyKey) =>
    call(
      api.proposals[':id'].transition.$post({
        param: { id: props.proposal.id },
        json: {
          idempotencyKey,
          from,
          to: props.to,
          reason: reason(),
          ...(meetingId() !== '' && { meetingId: meetingId() }),
          ...(decisionId() !== '' && { decisionId: decisionId() }),
        },
      }),
    ),
  )
  const move = async () => {
    if (!(await command.run())) return
    showToast(proposalText.moved(proposalStateLabel[props.to]))
    props.onClose()
    props.onMoved()
  }
  const verb = () => proposalText.moveVerb[props.to]
  return (
    <ConfirmDialog
      open
      title={proposalText.moveTitle(verb(), props.proposal.title)}
      confirmLabel={verb()}
      danger={closes(props.to)}
      busy={command.isBusy()}
      onClose={props.onClose}
      onConfirm={() => void move()}
    >
      <div class="stack">
        <p>{proposalText.moveExplained[props.to]}</p>
        <Show when={command.faults().length === 0 && command.error()}>
          {(error) => (
            <NoticeBanner tone="error">
              <p>{error().message}</p>
            </NoticeBanner>
          )}
        </Show>
        <Show when={namesMeeting(props.to)}>
          <MeetingSelect
            forumId={props.proposal.liesIn}
            required={props.to === 'adopted'}
            value={meetingId()}
            onChange={(id) => {
              setMeetingId(id)
              setDecisionId('')
            }}
            error={faultAt(command.faults(), 'meetingId')}
          />
        </Show>
        <Show when={props.to === 'adopted' && meetingId()} keyed>
          {(id) => (
            <DecisionSelect
              proposalId={props.proposal.id}
              meetingId={id}
              value={decisionId()}
              onChange={setDecisionId}
              error={faultAt(command.faults(), 'decisionId')}
            />
          )}
        </Show>
        <TextArea
          name="reason"
          label={proposalText.reason}
          hint={proposalText.reasonHint}
          required={props.needsReason}
          value={reason()}
          onInput={setReason}
          error={faultAt(command.faults(), 'reason')}
        />
      </div>
    </ConfirmDialog>
  )
}

interface MeetingSelectProps {
  forumId: string
  required: boolean
  value: string
  onChange: (id: string) => void
  error: string | undefined
}

function MeetingSelect(props: MeetingSelectProps) {
  const choices = createChoices(() => props.forumId)
  const options = () =>
    (choices()?.meetings ?? []).map(({ id, title, startsAt }) => ({
      value: id,
      label: `${title}　${warekiWithWeekday(dayOf(startsAt))}`,
    }))
  return (
    <Select
      required={props.required}
      name="meetingId"
      label={proposalText.meeting}
      placeholder={proposalText.noMeeting}
      value={props.value}
      options={options()}
      onChange={props.onChange}
      error={props.error}
    />
  )
}

interface DecisionSelectProps {
  proposalId: string
  meetingId: string
  value: string
  onChange: (id: string) => void
  error: string | undefined
}

/** 決定 of the minutes of that meeting, with their numbers. */
function DecisionSelect(props: DecisionSelectProps) {
  const decisions = createLive(
    () => `meeting:${props.meetingId}`,
    () =>
      call(
        api.proposals[':id'].decisions[':meetingId'].$get({
          param: { id: props.proposalId, meetingId: props.meetingId },
        }),
      ),
  )
  return (
    <Select
      name="decisionId"
      label={proposalText.decision}
      hint={proposalText.decisionHint}
      placeholder={proposalText.noDecision}
      value={props.value}
      options={(decisions()?.decisions ?? []).map(({ id, label }) => ({ value: id, label }))}
      onChange={props.onChange}
      error={props.error}
    />
  )
}
