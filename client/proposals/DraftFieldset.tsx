import { Show } from 'solid-js'
import { dayOf } from '../../shared/calendar'
import type { FieldFault } from '../../shared/error'
import { mayOriginate, originKinds } from '../../shared/proposals/origin'
import type { OriginLink } from '../../shared/proposals/originSource'
import { TopicSelect } from '../forums/TopicSelect'
import { draftText } from '../text/proposals'
import { CheckboxGroup } from '../ui/CheckboxGroup'
import { DateField } from '../ui/DateField'
import { faultAt } from '../ui/ErrorSummary'
import { NoticeBanner } from '../ui/NoticeBanner'
import { Select } from '../ui/Select'
import { TextArea } from '../ui/TextArea'
import { TextField } from '../ui/TextField'
import { BenefitFields } from './BenefitFields'
import type { Choices } from './createChoices'
import type { DraftForm } from './createDraftForm'
import { createOrigins } from './createOrigins'
import { OriginSourceFields } from './OriginSourceFields'
import { fieldOptions, namedOptions, oneOf, originKindOptions } from './options'
import { ProposalWords } from './ProposalWords'

interface DraftFieldsetProps {
  form: DraftForm
  forumId: string
  choices: Choices | undefined
  faults: readonly FieldFault[]
  /** 団体 whose draft it is: it is no joint proposer of its own */
  ownerId: string
  /** what the stored きっかけ points to, where a match or a need set it */
  originLink: OriginLink | null
  /** provenance was locked by an earlier submission */
  isLocked: boolean
}

/** The fields of a proposal in the order in which a need is told: 困りごと, やること, then everything else. */
export function DraftFieldset(props: DraftFieldsetProps) {
  const fault = (path: string) => faultAt(props.faults, path)
  return (
    <div class="form">
      <ProposalWords value={props.form.value} onInput={props.form.set} faults={props.faults} />
      <BenefitFields
        benefits={props.form.value('benefits')}
        members={props.choices?.members ?? []}
        ownerId={props.ownerId}
        onChange={(benefits) => props.form.set('benefits', benefits)}
        error={fault('benefits')}
      />
      <TextArea
        name="costNote"
        label={draftText.costNote}
        hint={draftText.costNoteHint}
        value={props.form.value('costNote')}
        onInput={(value) => props.form.set('costNote', value)}
        error={fault('costNote')}
      />
      <TextField
        name="startWish"
        label={draftText.startWish}
        hint={draftText.startWishHint}
        value={props.form.value('startWish')}
        onInput={(value) => props.form.set('startWish', value)}
        error={fault('startWish')}
      />
      <TextArea
        name="prefectureWish"
        label={draftText.prefectureWish}
        hint={draftText.prefectureWishHint}
        value={props.form.value('prefectureWish')}
        onInput={(value) => props.form.set('prefectureWish', value)}
        error={fault('prefectureWish')}
      />
      <Select
        required
        name="fieldId"
        label={draftText.field}
        value={props.form.value('fieldId') ?? ''}
        options={fieldOptions(props.choices?.fields ?? [])}
        onChange={(value) => props.form.set('fieldId', value || null)}
        error={fault('fieldId')}
      />
      <TopicSelect
        name="topicId"
        label={draftText.topic}
        hint={draftText.topicHint}
        placeholder={draftText.undecided}
        value={props.form.value('topicId') ?? ''}
        onChange={(value) => props.form.set('topicId', value || null)}
        error={fault('topicId')}
      />
      <Show
        when={!props.isLocked}
        fallback={
          <NoticeBanner tone="info" live="off">
            <p>{draftText.lockedOrigin}</p>
          </NoticeBanner>
        }
      >
        <OriginFields {...props} />
      </Show>
      <CheckboxGroup
        columns
        name="expectedParticipants"
        label={draftText.participants}
        values={props.form.value('expectedParticipants')}
        choices={namedOptions(props.choices?.members ?? [])}
        onChange={(values) => props.form.set('expectedParticipants', values)}
        error={fault('expectedParticipants')}
      />
      <Select
        name="instrumentId"
        label={draftText.instrument}
        hint={draftText.instrumentHint}
        placeholder={draftText.undecided}
        value={props.form.value('instrumentId') ?? ''}
        options={namedOptions(props.choices?.instruments ?? [])}
        onChange={(value) => props.form.set('instrumentId', value || null)}
        error={fault('instrumentId')}
      />
    </div>
  )
}

/** What 提出 locks: where the idea came from, since when, and who proposes jointly. */
function OriginFields(props: DraftFieldsetProps) {
  const fault = (path: string) => faultAt(props.faults, path)
  const origins = createOrigins(() => props.forumId)
  const others = () =>
    (props.choices?.members ?? []).filter((member) => mayOriginate(member) && member.id !== props.ownerId)
  return (
    <>
      <Select
        required
        name="originKind"
        label={draftText.origin}
        value={props.form.value('originKind') ?? ''}
        options={originKindOptions}
        onChange={(value) => {
          props.form.set('originKind', oneOf(originKinds, value) ?? null)
          props.form.set('originRef', null)
          props.form.set('originItem', null)
        }}
        error={fault('originKind')}
      />
      <OriginSourceFields
        kind={props.form.value('originKind')}
        source={props.form.value('originRef')}
        item={props.form.value('originItem')}
        link={props.originLink}
        offers={origins() ?? {}}
        onChange={({ source, item }) => {
          props.form.set('originRef', source)
          props.form.set('originItem', item)
        }}
        error={fault('originRef')}
      />
      <TextField
        name="originNote"
        label={draftText.originNote}
        hint={draftText.originNoteHint}
        value={props.form.value('originNote')}
        onInput={(value) => props.form.set('originNote', value)}
        error={fault('originNote')}
      />
      <DateField
        name="firstRaisedOn"
        label={draftText.firstRaisedOn}
        hint={draftText.firstRaisedHint}
        value={props.form.value('firstRaisedOn') ?? ''}
        max={dayOf(Date.now())}
        onChange={(day) => props.form.set('firstRaisedOn', day || null)}
        error={fault('firstRaisedOn')}
      />
      <CheckboxGroup
        columns
        name="coProposers"
        label={draftText.coProposers}
        hint={draftText.coProposersHint}
        values={props.form.value('coProposers')}
        choices={namedOptions(others())}
        onChange={(values) => props.form.set('coProposers', values)}
        error={fault('coProposers')}
      />
    </>
  )
}
