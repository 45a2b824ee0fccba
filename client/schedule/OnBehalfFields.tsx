import { type OnBehalfChannel, onBehalfChannelLabel, onBehalfChannels } from '../../shared/proposals/origin'
import { scheduleText } from '../text/schedule'
import { RadioGroup } from '../ui/RadioGroup'
import { Select } from '../ui/Select'

interface OnBehalfFieldsProps {
  /** what is wrong with the choice of the organisation */
  error?: string | undefined
  organisations: readonly { id: string; name: string }[]
  organisationId: string
  onOrganisation: (id: string) => void
  channel: OnBehalfChannel
  onChannel: (channel: OnBehalfChannel) => void
}

/** 代行入力: whose answer it is, and how the secretariat heard it. */
export function OnBehalfFields(props: OnBehalfFieldsProps) {
  return (
    <>
      <Select
        label={scheduleText.poll.enterOrganisation}
        name="onBehalf.organisationId"
        required
        value={props.organisationId}
        error={props.error}
        options={props.organisations.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => props.onOrganisation(id)}
      />
      <RadioGroup
        label={scheduleText.poll.channel}
        required
        columns
        value={props.channel}
        choices={onBehalfChannels.map((value) => ({ value, label: onBehalfChannelLabel[value] }))}
        onChange={(channel) => props.onChannel(channel)}
      />
    </>
  )
}
