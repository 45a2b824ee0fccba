import { createCommand } from '../data/createCommand'
import { minutesText } from '../text/minutes'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { showToast } from '../ui/Toast'

const text = minutesText.skeleton

/** 議事録の骨子を入れる. */
export function SkeletonAct(props: {
  /** how many were put in; undefined where nothing could be yet */
  fillIn: () => number | undefined | Promise<number | undefined>
}) {
  const command = createCommand(async () => ({ count: await props.fillIn() }))
  const act = async () => {
    const count = (await command.run())?.count
    if (count !== undefined) showToast(text.done(count))
  }
  return (
    <>
      <Button busy={command.isBusy()} onClick={() => void act()}>
        {text.act}
      </Button>
      <span class="quiet small">{text.hint}</span>
      <Failure error={command.error()} />
    </>
  )
}
