import { createMemo } from 'solid-js'
import { api, call } from '../data/api'
import { createLive } from '../data/live'
import { forumsText } from '../text/forums'
import { type Option, Select } from '../ui/Select'

const fetchTopics = () => call(api.forums.topics.$get())
export type Topics = Awaited<ReturnType<typeof fetchTopics>>

/** 分野×事務 of the data set; they change when a data set is loaded, and with it the regions. */
export const createTopics = () => createLive('regions', fetchTopics)

interface TopicSelectProps {
  value: string
  onChange: (topicId: string) => void
  label?: string | undefined
  name?: string | undefined
  hint?: string | undefined
  error?: string | undefined
  /** only these, where a list is narrowed to what it has */
  among?: ReadonlySet<string> | undefined
  placeholder?: string | undefined
  required?: boolean | undefined
  unmarked?: boolean | undefined
}

/** One choice of 分野×事務, the 事務 standing under their 分野. */
export function TopicSelect(props: TopicSelectProps) {
  const topics = createTopics()
  const options = createMemo((): Option[] =>
    (topics() ?? [])
      .filter(({ id }) => !props.among || props.among.has(id))
      .map(({ id, area, name }) => ({ value: id, label: name, group: area })),
  )
  return <Select {...props} label={props.label ?? forumsText.topic} options={options()} />
}
