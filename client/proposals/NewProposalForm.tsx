import { createMemo, createSignal, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import type { FieldFault } from '../../shared/error'
import {
  mayOriginate,
  type OnBehalfChannel,
  type OriginKind,
  onBehalfChannelLabel,
  onBehalfChannels,
  originKinds,
} from '../../shared/proposals/origin'
import { api, call } from '../data/api'
import { askBeforeLeaving } from '../data/askBeforeLeaving'
import { createCommand } from '../data/createCommand'
import { draftText, newProposalText } from '../text/proposals'
import { Button } from '../ui/Button'
import { Checkbox } from '../ui/Checkbox'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { RadioGroup } from '../ui/RadioGroup'
import { Select } from '../ui/Select'
import type { Choices } from './createChoices'
import { fieldOptions, namedOptions, oneOf, originKindOptions } from './options'
import { ProposalWords } from './ProposalWords'

interface NewProposalFormProps {
  forumId: string
  choices: Choices
  /** the organisation of the seat that writes */
  ownId: string
  /** the きっかけ it is begun with, where a page led here with one */
  origin?: { kind: OriginKind; ref: string } | undefined
  onCreated: (id: string) => void
}

interface Written {
  isOnBehalf: boolean
  organisationId: string
  channel: OnBehalfChannel
  need: string
  plan: string
  title: string
  fieldId: string
  originKind: string
  originRef: string | null
}

export function NewProposalForm(props: NewProposalFormProps) {
  const own = createMemo(() =>
    props.choices.members.find((member) => member.id === props.ownId && mayOriginate(member)),
  )
  const [written, setWritten] = createStore<Written>({
    // A secretariat outside the body has no proposal of its own: it can only write for a member.
    isOnBehalf: own() === undefined,
    organisationId: '',
    channel: 'phone',
    need: '',
    plan: '',
    title: '',
    fieldId: '',
    originKind: props.origin?.kind ?? '',
    originRef: props.origin?.ref ?? null,
  })
  const command = createCommand((idempotencyKey) =>
    call(api.proposals.$post({ json: { idempotencyKey, forumId: props.forumId, ...commandOf(written) } })),
  )
  const [isMade, setMade] = createSignal(false)
  askBeforeLeaving(
    () => !isMade() && [written.need, written.plan, written.title].some((words) => words.trim() !== ''),
  )
  const fault = (path: string) => faultAt(command.faults(), path)
  const create = async () => {
    const made = await command.run()
    if (!made) return
    setMade(true)
    props.onCreated(made.id)
  }

  return (
    <form
      noValidate
      class="form"
      onSubmit={(event) => {
        event.preventDefault()
        void create()
      }}
    >
      <Failure error={command.error()} />
      <ProposerFields
        choices={props.choices}
        own={own()}
        ownId={props.ownId}
        written={written}
        onChange={setWritten}
        faults={command.faults()}
      />
      <ProposalWords
        isNew
        value={(word) => written[word]}
        onInput={(word, value) => setWritten({ [word]: value })}
        faults={command.faults()}
      />
      <details class="fold" open={props.origin !== undefined}>
        <summary>{newProposalText.more}</summary>
        <div class="stack">
          <Select
            name="fieldId"
            label={draftText.field}
            value={written.fieldId}
            options={fieldOptions(props.choices.fields)}
            onChange={(fieldId) => setWritten({ fieldId })}
            error={fault('fieldId')}
          />
          <Select
            name="originKind"
            label={draftText.origin}
            value={written.originKind}
            options={originKindOptions}
            // What it pointed to belongs to the きっかけ it came with.
            onChange={(originKind) => setWritten({ originKind, originRef: null })}
            error={fault('originKind')}
          />
        </div>
      </details>
      <div class="form-actions">
        <Button type="submit" variant="solid" busy={command.isBusy()}>
          {newProposalText.create}
        </Button>
      </div>
    </form>
  )
}

interface ProposerFieldsProps {
  choices: Choices
  own: Choices['members'][number] | undefined
  ownId: string
  written: Written
  onChange: (change: Partial<Written>) => void
  faults: readonly FieldFault[]
}

/** Whose proposal it is: the own 団体's, or in 代行入力 another member's, with the channel it came by. */
function ProposerFields(props: ProposerFieldsProps) {
  const fault = (path: string) => faultAt(props.faults, path)
  const others = () =>
    props.choices.members.filter((member) => mayOriginate(member) && member.id !== props.ownId)
  return (
    <>
      <Show when={props.choices.mayEnterOnBehalf}>
        <Checkbox
          label={newProposalText.onBehalfSwitch}
          hint={newProposalText.onBehalfHint}
          checked={props.written.isOnBehalf}
          disabled={props.own === undefined}
          onChange={(isOnBehalf) => props.onChange({ isOnBehalf })}
        />
      </Show>
      <Show
        when={props.written.isOnBehalf}
        fallback={<p class="strong">{newProposalText.ownProposal(props.own?.name ?? '')}</p>}
      >
        <Select
          required
          name="onBehalfOf.organisationId"
          label={newProposalText.onBehalfOf}
          value={props.written.organisationId}
          options={namedOptions(others())}
          onChange={(organisationId) => props.onChange({ organisationId })}
          error={fault('onBehalfOf.organisationId')}
        />
        <RadioGroup
          required
          columns
          name="onBehalfOf.channel"
          label={newProposalText.channel}
          value={props.written.channel}
          choices={onBehalfChannels.map((value) => ({ value, label: onBehalfChannelLabel[value] }))}
          onChange={(channel) => props.onChange({ channel })}
          error={fault('onBehalfOf.channel')}
        />
      </Show>
    </>
  )
}

const commandOf = (written: Written) => ({
  title: written.title,
  need: written.need,
  plan: written.plan,
  fieldId: written.fieldId || null,
  originKind: oneOf(originKinds, written.originKind) ?? null,
  originRef: written.originRef,
  ...(written.isOnBehalf && {
    onBehalfOf: { organisationId: written.organisationId, channel: written.channel },
  }),
})
