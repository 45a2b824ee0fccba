import { type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { commonText } from '../text/common'
import { type MessageTone, messageIcon } from './tone'

interface NoticeBannerProps {
  tone: MessageTone
  title?: string | undefined
  children?: JSX.Element | undefined
  actions?: JSX.Element | undefined
  /** read out when it appears: 'polite' for news, 'assertive' for what stops the person; 'off' for what was always there */
  live?: 'off' | 'polite' | 'assertive' | undefined
}

export function NoticeBanner(props: NoticeBannerProps) {
  const role = () =>
    (({ off: undefined, polite: 'status', assertive: 'alert' }) as const)[
      props.live ?? defaultLive(props.tone)
    ]
  return (
    <div class="banner" data-tone={props.tone} role={role()}>
      <Dynamic component={messageIcon[props.tone]} size={24} />
      <div class="banner-body">
        <span class="visually-hidden">{commonText.toneWord[props.tone]}</span>
        <Show when={props.title}>
          <p class="banner-title">{props.title}</p>
        </Show>
        {props.children}
        <Show when={props.actions}>
          <div class="banner-actions">{props.actions}</div>
        </Show>
      </div>
    </div>
  )
}

const defaultLive = (tone: MessageTone) => (tone === 'error' ? 'assertive' : 'polite')
