import { registersText } from '../text/registers'
import { EmptyState } from '../ui/EmptyState'
import type { RegisterList } from './createRegisterFilter'

/** Nothing was ever decided, or nothing is left by the filter. */
export function EmptyRegister(props: { list: RegisterList; isNone: boolean }) {
  const never = () => (props.list === 'decisions' ? registersText.emptyDecisions : registersText.emptyActions)
  return (
    <EmptyState title={props.isNone ? registersText.empty : registersText.noMatch}>
      <p>{props.isNone ? never() : registersText.noMatchBody}</p>
    </EmptyState>
  )
}
