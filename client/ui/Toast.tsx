import { Toast as Kobalte, toaster } from '@kobalte/core/toast'
import X from 'lucide-solid/icons/x'
import { Dynamic } from 'solid-js/web'
import { commonText } from '../text/common'
import { type MessageTone, messageIcon } from './tone'

/** Long enough to read three lines, and the clock stands still while somebody points at it. */
const shownMs = 8_000
const atOnceMax = 3

const shown: number[] = []

/**
 * A short confirmation of what just happened. Whatever needs an answer belongs on the page, not here. The newest is seen at once:
 * where there is no room the oldest makes it, instead of the newest waiting for seconds.
 */
export function showToast(message: string, tone: MessageTone = 'success'): void {
  const oldest = shown.length < atOnceMax ? undefined : shown.shift()
  if (oldest !== undefined) toaster.dismiss(oldest)
  const id = toaster.show((props) => (
    <Kobalte
      as="div"
      toastId={props.toastId}
      class="toast"
      data-tone={tone}
      translations={{ close: commonText.close }}
    >
      <Dynamic component={messageIcon[tone]} size={24} />
      <Kobalte.Description>{message}</Kobalte.Description>
      <Kobalte.CloseButton class="icon-button" aria-label={commonText.close}>
        <X size={22} />
      </Kobalte.CloseButton>
    </Kobalte>
  ))
  shown.push(id)
}

/** Whoever begins something else has read them. */
export function dismissToasts(): void {
  for (const id of shown.splice(0)) toaster.dismiss(id)
}

/** Mounted once, by the frame of the application. */
export function ToastRegion() {
  return (
    <Kobalte.Region
      duration={shownMs}
      limit={atOnceMax}
      translations={{ notifications: commonText.notifications }}
    >
      {/* Each message is a status of its own, which an item of a list may not be. */}
      <Kobalte.List as="div" class="toast-list" />
    </Kobalte.Region>
  )
}
