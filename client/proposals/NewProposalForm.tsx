import { createMemo, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { titleLengthMax } from '../../shared/proposals/commands'
import {
  mayOriginate,
  type OnBehalfChannel,
  onBehalfChannelLabel,
  onBehalfChannels,
  originKindLabel,
  originKinds,
} from '../../shared/proposals/origin'
import { Failure } from '../accounts/Failure'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { draftText, newProposalText } from '../text/proposals'
import { Button } from '../ui/Button'
import { Checkbox } from '../ui/Checkbox'
import { faultAt } from '../ui/ErrorSummary'
import { RadioGroup } from '../ui/RadioGroup'
import { Select } from '../ui/Select'
import { TextArea } from '../ui/TextArea'
import { TextField } from '../ui/TextField'
import { oneOf } from './BoardFilters'
import type { Choices } from './DraftFieldset'

interface NewProposalFormProps {
  forumId: string
  choices: Choices
  /** the organisation of the seat that writes */
  ownId: string
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
    originKind: '',
  })
  const command = createCommand((idempotencyKey) =>
    call(api.proposals.$post({ json: { idempotencyKey, forumId: props.forumId, ...commandOf(written) } })),
  )
  const fault = (path: string) => faultAt(command.faults(), path)
  const create = async () => {
    const made = await command.run()
    if (made) props.onCreated(made.id)
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
      <Show when={props.choices.mayEnterOnBehalf}>
        <Checkbox
          label={newProposalText.onBehalfSwitch}
          hint={newProposalText.onBehalfHint}
          checked={written.isOnBehalf}
          disabled={own() === undefined}
          onChange={(isOnBehalf) => setWritten({ isOnBehalf })}
        />
      </Show>
      <Show
        when={written.isOnBehalf}
        fallback={<p class="strong">{newProposalText.ownProposal(own()?.name ?? '')}</p>}
      >
        <Select
          required
          name="onBehalfOf.organisationId"
          label={newProposalText.onBehalfOf}
          value={written.organisationId}
          options={props.choices.members
            .filter((member) => mayOriginate(member) && member.id !== props.ownId)
            .map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(organisationId) => setWritten({ organisationId })}
          error={fault('onBehalfOf.organisationId')}
        />
        <RadioGroup
          required
          columns
          name="onBehalfOf.channel"
          label={newProposalText.channel}
          value={written.channel}
          choices={onBehalfChannels.map((value) => ({ value, label: onBehalfChannelLabel[value] }))}
          onChange={(channel) => setWritten({ channel })}
          error={fault('onBehalfOf.channel')}
        />
      </Show>
      <TextArea
        unmarked
        name="need"
        label={newProposalText.need}
        hint={newProposalText.needHint}
        placeholder={newProposalText.needExample}
        value={written.need}
        onInput={(need) => setWritten({ need })}
        error={fault('need')}
      />
      <TextArea
        unmarked
        name="plan"
        label={newProposalText.plan}
        hint={newProposalText.planHint}
        placeholder={newProposalText.planExample}
        value={written.plan}
        onInput={(plan) => setWritten({ plan })}
        error={fault('plan')}
      />
      <TextField
        required
        name="title"
        label={newProposalText.proposalTitle}
        hint={newProposalText.titleHint}
        placeholder={newProposalText.titleExample}
        maxLength={titleLengthMax}
        value={written.title}
        onInput={(title) => setWritten({ title })}
        error={fault('title')}
      />
      <details class="fold">
        <summary>{newProposalText.more}</summary>
        <div class="stack">
          <Select
            name="fieldId"
            label={draftText.field}
            value={written.fieldId}
            options={props.choices.fields.map(({ id, name, categoryName }) => ({
              value: id,
              label: name,
              group: categoryName,
            }))}
            onChange={(fieldId) => setWritten({ fieldId })}
            error={fault('fieldId')}
          />
          <Select
            name="originKind"
            label={draftText.origin}
            value={written.originKind}
            options={originKinds.map((value) => ({ value, label: originKindLabel[value] }))}
            onChange={(originKind) => setWritten({ originKind })}
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

const commandOf = (written: Written) => ({
  title: written.title,
  need: written.need,
  plan: written.plan,
  fieldId: written.fieldId || null,
  originKind: oneOf(originKinds, written.originKind) ?? null,
  ...(written.isOnBehalf && {
    onBehalfOf: { organisationId: written.organisationId, channel: written.channel },
  }),
})
