import { Match, Switch } from 'solid-js'
import { dayOf } from '../../shared/calendar'
import type { RequestCorrection } from '../../shared/proposals/commands'
import { mayOriginate, originKinds } from '../../shared/proposals/origin'
import { canBeTakenUp } from '../../shared/proposals/state'
import { api, call } from '../data/api'
import { createLive } from '../data/live'
import { draftText } from '../text/proposals'
import { provenanceText } from '../text/provenance'
import { DateField } from '../ui/DateField'
import { Select } from '../ui/Select'
import { TextField } from '../ui/TextField'
import { createChoices } from './createChoices'
import { createOrigins } from './createOrigins'
import type { ProposalDetail } from './detail'
import { OriginSourceFields } from './OriginSourceFields'
import { namedOptions, oneOf, originKindOptions } from './options'

export type Change = RequestCorrection['change']

interface ChangeFieldsProps {
  proposal: ProposalDetail
  change: Change
  onChange: (change: Change) => void
  fault: (path: string) => string | undefined
}

/** The fields of one kind of change. */
export function CorrectionFields(props: ChangeFieldsProps) {
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
      ({ id, state, fromForumName, isSample }) =>
        id !== props.proposal.id &&
        canBeTakenUp(state) &&
        fromForumName === null &&
        isSample === props.proposal.isSample,
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
