import { createCommand } from '../data/createCommand'
import { interestsText } from '../text/interests'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Failure } from '../ui/Failure'
import { showToast } from '../ui/Toast'
import { changeInterests } from './interests'

/** Says what the others see before somebody leaves a match; what else was changed with it is saved in the same act. */
export function LeaveMatch(props: {
  forumId: string
  change: { tick: string[]; untick: string[] }
  onClose: () => void
  onDone: () => void
}) {
  const leaving = createCommand(() => changeInterests(props.forumId, props.change))
  const leave = async () => {
    if (!(await leaving.run())) return
    showToast(interestsText.left)
    props.onDone()
  }
  return (
    <ConfirmDialog
      open
      onClose={() => props.onClose()}
      onConfirm={() => void leave()}
      title={interestsText.leaveTitle}
      confirmLabel={interestsText.leave}
      busy={leaving.isBusy()}
    >
      <p>{interestsText.leaveBody}</p>
      <Failure error={leaving.error()} />
    </ConfirmDialog>
  )
}
