import { createSignal, Match, Show, Switch } from 'solid-js'
import { dayOf } from '../../shared/calendar'
import type { RequestCorrection } from '../../shared/proposals/commands'
import { correctionActLabel } from '../../shared/proposals/correction'
import { mayOriginate, originKinds } from '../../shared/proposals/origin'
import { canBeTakenUp } from '../../shared/proposals/state'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { createLive } from '../data/live'
import { draftText } from '../text/proposals'
import { provenanceText } from '../text/provenance'
import { DateField } from '../ui/DateField'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { RadioGroup } from '../ui/RadioGroup'
import { Select } from '../ui/Select'
import { TextArea } from '../ui/TextArea'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'
import { createChoices } from './createChoices'
import { createOrigins } from './createOrigins'
import type { ProposalDetail } from './detail'
import { OriginSourceFields } from './OriginSourceFields'
import { namedOptions, oneOf, originKindOptions } from './options'

type Change = RequestCorrection['change']
const acts = ['add_originator', 'remove_originator', 'origin', 'first_raised'] as const

interface CorrectionDialogProps {
  proposal: ProposalDetail
  isMerge: boolean
  onClose: () => void
  onChanged: () => void
}

/** Asks for a 訂正 of the 発案の記録, or for a 統合: what, why, and then whoever it concerns is asked [P11][P12]. */
export function CorrectionDialog(props: CorrectionDialogProps) {
  const [change, setChange] = createSignal<Change>(
    props.isMerge ? { act: 'merge', into: '' } : { act: 'add_originator', organisationId: '' },
  )
  const [reason, setReason] = createSignal('')
  const command = createCommand((idempotencyKey) =>
    call(
      api.proposals[':id'].corrections.$post({
        param: { id: props.proposal.id },
        json: { idempotencyKey, reason: reason(), change: change() },
      }),
    ),
  )
  const send = async () => {
    const answer = await command.run()
    if (!answer) return
    showToast(answer.isMade ? provenanceText.made : provenanceText.asked)
    props.onClose()
    props.onChanged()
  }
  const fault = (path: string) => faultAt(command.faults(), path)
  return (
    <FormDialog
      title={props.isMerge ? provenanceText.mergeTitle : provenanceText.askTitle}
      submitLabel={provenanceText.send}
      busy={command.isBusy()}
      onClose={props.onClose}
      onSubmit={() => void send()}
    >
      <p>{props.isMerge ? provenanceText.mergeLead : provenanceText.askLead}</p>
      <Failure error={command.error()} />
      <Show when={!props.isMerge}>
        <RadioGroup
          unmarked
          label={provenanceText.what}
          value={change().act}
          choices={acts.map((value) => ({ value, label: correctionActLabel[value] }))}
          onChange={(act) => setChange(emptyChange(act, props.proposal))}
        />
      </Show>
      <ChangeFields proposal={props.proposal} change={change()} onChange={setChange} fault={fault} />
      <TextArea
        required
        name="reason"
        label={provenanceText.reason}
        hint={provenanceText.reasonHint}
        value={reason()}
        onInput={setReason}
        error={fault('reason')}
      />
    </FormDialog>
  )
}

function emptyChange(act: Change['act'], proposal: ProposalDetail): Change {
  switch (act) {
    case 'origin':
      return {
        act,
        kind: proposal.originKind ?? 'own_initiative',
        ref: proposal.originRef,
        item: proposal.originItem,
        note: proposal.originNote,
      }
    case 'first_raised':
      return { act, firstRaisedOn: proposal.firstRaisedOn ?? '' }
    case 'merge':
      return { act, into: '' }
    case 'add_originator':
    case 'remove_originator':
      return { act, organisationId: '' }
  }
}

interface ChangeFieldsProps {
  proposal: ProposalDetail
  change: Change
  onChange: (change: Change) => void
  fault: (path: string) => string | undefined
}

/** The fields of one kind of change. */
function ChangeFields(props: ChangeFieldsProps) {
  const of = <A extends Change['act']>(act: A) => {
    const { change } = props
    // The guard is the comparison itself, which the compiler cannot carry through a type parameter.
    return change.act === act ? (change as Extract<Change, { act: A }>) : undefined
  }
  return (
    <Switch>
      <Match when={of('add_originator')}>
        {(change) => (
          <AddField {...props} value={change().organisationId} error={props.fault('change.organisationId')} />
        )}
      </Match>
      <Match when={of('remove_originator')}>
        {(change) => (
          <Select
            required
            name="change.organisationId"
            label={provenanceText.removeOriginator}
            value={change().organisationId}
            options={props.proposal.originators.map(({ organisationId, name }) => ({
              value: organisationId,
              label: name,
            }))}
            onChange={(organisationId) => props.onChange({ act: 'remove_originator', organisationId })}
            error={props.fault('change.organisationId')}
          />
        )}
      </Match>
      <Match when={of('origin')}>{(change) => <OriginFields {...props} change={change()} />}</Match>
      <Match when={of('first_raised')}>
        {(change) => (
          <DateField
            required
            name="change.firstRaisedOn"
            label={draftText.firstRaisedOn}
            value={change().firstRaisedOn}
            max={dayOf(props.proposal.submittedAt ?? props.proposal.createdAt)}
            onChange={(firstRaisedOn) => props.onChange({ act: 'first_raised', firstRaisedOn })}
            error={props.fault('change.firstRaisedOn')}
          />
        )}
      </Match>
      <Match when={of('merge')}>
        {(change) => <MergeField {...props} value={change().into} error={props.fault('change.into')} />}
      </Match>
    </Switch>
  )
}

interface OneFieldProps extends ChangeFieldsProps {
  value: string
  error: string | undefined
}

function AddField(props: OneFieldProps) {
  const choices = createChoices(() => props.proposal.forumId)
  const others = () =>
    (choices()?.members ?? []).filter(
      (member) =>
        mayOriginate(member) &&
        !props.proposal.originators.some(({ organisationId }) => organisationId === member.id),
    )
  return (
    <Select
      required
      name="change.organisationId"
      label={provenanceText.addOriginator}
      value={props.value}
      options={namedOptions(others())}
      onChange={(organisationId) => props.onChange({ act: 'add_originator', organisationId })}
      error={props.error}
    />
  )
}

function OriginFields(
  props: Omit<ChangeFieldsProps, 'change'> & { change: Extract<Change, { act: 'origin' }> },
) {
  const origins = createOrigins(() => props.proposal.forumId)
  const set = (change: Partial<Extract<Change, { act: 'origin' }>>) =>
    props.onChange({ ...props.change, ...change })
  return (
    <>
      <Select
        required
        name="change.kind"
        label={draftText.origin}
        value={props.change.kind}
        options={originKindOptions}
        placeholder={false}
        onChange={(value) =>
          set({ kind: oneOf(originKinds, value) ?? props.change.kind, ref: null, item: null })
        }
        error={props.fault('change.kind')}
      />
      <OriginSourceFields
        kind={props.change.kind}
        source={props.change.ref ?? null}
        item={props.change.item ?? null}
        link={props.proposal.originLink}
        offers={origins() ?? {}}
        onChange={({ source, item }) => set({ ref: source, item })}
        error={props.fault('originRef')}
      />
      <TextField
        name="change.note"
        label={draftText.originNote}
        value={props.change.note ?? ''}
        onInput={(note) => set({ note })}
        error={props.fault('change.note')}
      />
    </>
  )
}

/** The other proposals of the body that are under way. */
function MergeField(props: OneFieldProps) {
  const board = createLive(
    () => `proposals:${props.proposal.forumId}`,
    () => call(api.proposals.$get({ query: { forumId: props.proposal.forumId } })),
  )
  const others = () =>
    (board()?.rows ?? []).filter(
      ({ id, state, fromForumName }) =>
        id !== props.proposal.id && canBeTakenUp(state) && fromForumName === null,
    )
  return (
    <Select
      required
      name="change.into"
      label={provenanceText.mergeInto}
      value={props.value}
      options={others().map(({ id, number, title }) => ({ value: id, label: `${number ?? ''} ${title}` }))}
      onChange={(into) => props.onChange({ act: 'merge', into })}
      error={props.error}
    />
  )
}
