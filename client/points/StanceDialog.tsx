import { createSignal, Show } from 'solid-js'
import type { OnBehalfChannel } from '../../shared/proposals/origin'
import { createCommand } from '../data/createCommand'
import { OnBehalfFields } from '../schedule/OnBehalfFields'
import { pointsText } from '../text/points'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { TextArea } from '../ui/TextArea'
import { showToast } from '../ui/Toast'
import { type Point, type Points, stateStance } from './points'

interface StanceDialogProps {
  page: Points
  point: Point
  isOwn: boolean
  onClose: () => void
}

/** 立場 of the own organisation, or in 代行入力 of another one. */
export function StanceDialog(props: StanceDialogProps) {
  const [organisationId, setOrganisation] = createSignal(props.isOwn ? props.page.ownId : '')
  const [channel, setChannel] = createSignal<OnBehalfChannel>('phone')
  const standing = () => props.point.stances.find((stance) => stance.organisationId === organisationId())
  const [text, setText] = createSignal(standing()?.text ?? '')
  // What stood there when the writing began: what came meanwhile is shown beside it and not written over.
  const [began, setBegan] = createSignal(standing()?.id ?? null)
  const [wasTold, setTold] = createSignal(false)
  const seen = () => (wasTold() ? (standing()?.id ?? null) : began())
  const saving = createCommand((key) =>
    stateStance(
      props.point.id,
      {
        text: text(),
        seen: seen(),
        ...(props.isOwn ? {} : { onBehalf: { organisationId: organisationId(), channel: channel() } }),
      },
      key,
    ),
  )
  const choose = (id: string) => {
    setOrganisation(id)
    setBegan(standing()?.id ?? null)
    if (text() === '') setText(standing()?.text ?? '')
  }
  const submit = async () => {
    if (!(await saving.run())) return setTold(saving.error()?.code === 'conflict')
    showToast(pointsText.stanceSaved)
    props.onClose()
  }
  return (
    <FormDialog
      title={props.isOwn ? pointsText.ownStance : pointsText.enterTitle}
      onClose={() => props.onClose()}
      submitLabel={pointsText.save}
      onSubmit={() => void submit()}
      busy={saving.isBusy()}
      disabled={organisationId() === ''}
    >
      <Failure error={saving.error()} />
      <p>
        {pointsText.point}：{props.point.title}
      </p>
      <Show when={!props.isOwn}>
        <p>{pointsText.enterLead}</p>
        <OnBehalfFields
          organisations={props.page.members.filter(({ id }) => id !== props.page.ownId)}
          organisationId={organisationId()}
          onOrganisation={choose}
          channel={channel()}
          onChannel={setChannel}
        />
      </Show>
      <TextArea
        label={pointsText.stance}
        hint={pointsText.stanceHint}
        name="text"
        value={text()}
        onInput={setText}
        maxLength={500}
        error={faultAt(saving.faults(), 'text')}
      />
      <Show when={wasTold() && standing()}>
        {(stance) => <p class="their-words pre-line">{pointsText.nowStands(stance().text)}</p>}
      </Show>
    </FormDialog>
  )
}
