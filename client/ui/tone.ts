import CircleAlert from 'lucide-solid/icons/circle-alert'
import CircleCheck from 'lucide-solid/icons/circle-check'
import Info from 'lucide-solid/icons/info'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import type { IconComponent } from './IconComponent'

/** How a thing stands, for colour, icon and word together: colour alone never says it. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'error'
export type MessageTone = Exclude<Tone, 'neutral'>

export const messageIcon: Record<MessageTone, IconComponent> = {
  info: Info,
  success: CircleCheck,
  warning: TriangleAlert,
  error: CircleAlert,
}
