import { createSignal, Show } from 'solid-js'
import type { OnBehalf } from '../../shared/commandParts'
import type { FieldFault } from '../../shared/error'
import { type OnBehalfChannel, onBehalfChannelLabel, onBehalfChannels } from '../../shared/proposals/origin'
import { needsText } from '../text/needs'
import { faultAt } from '../ui/ErrorSummary'
import { RadioGroup } from '../ui/RadioGroup'
import { Select } from '../ui/Select'
import type { Writers } from './needs'

/** For whom the secretariat writes: its own organisation, or another one that told it how (代行入力). */
export function createForWhom(writers: Writers) {
  const first = writers.mayWrite ? '' : (writers.members[0]?.id ?? '')
  const [organisationId, setOrganisationId] = createSignal(first)
  const [channel, setChannel] = createSignal<OnBehalfChannel>('phone')
  const isOwn = () => organisationId() === ''
  return {
    organisationId,
    setOrganisationId,
    channel,
    setChannel,
    isOwn,
    onBehalf: (): OnBehalf | undefined =>
      isOwn() ? undefined : { organisationId: organisationId(), channel: channel() },
  }
}

export function ForWhom(props: {
  forWhom: ReturnType<typeof createForWhom>
  writers: Writers
  /** what is typed for it, where that is no need of its own */
  label?: string | undefined
  faults: readonly FieldFault[]
}) {
  const options = () => [
    ...(props.writers.mayWrite ? [{ value: '', label: needsText.ownOrganisation }] : []),
    ...props.writers.members.map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <Show when={props.writers.mayTypeFor}>
      <Select
        required
        label={props.label ?? needsText.forWhom}
        name="onBehalf.organisationId"
        placeholder={false}
        value={props.forWhom.organisationId()}
        options={options()}
        onChange={props.forWhom.setOrganisationId}
        error={faultAt(props.faults, 'onBehalf.organisationId')}
      />
      <Show when={!props.forWhom.isOwn()}>
        <RadioGroup
          required
          columns
          label={needsText.channel}
          name="onBehalf.channel"
          value={props.forWhom.channel()}
          onChange={props.forWhom.setChannel}
          choices={onBehalfChannels.map((value) => ({ value, label: onBehalfChannelLabel[value] }))}
        />
      </Show>
    </Show>
  )
}
