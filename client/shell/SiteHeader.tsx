import { A } from '@solidjs/router'
import MenuIcon from 'lucide-solid/icons/menu'
import X from 'lucide-solid/icons/x'
import { createSignal, Show } from 'solid-js'
import { useSession } from '../data/session'
import { commonText, shellText } from '../text/common'
import { IconButton } from '../ui/IconButton'
import { LinkButton } from '../ui/LinkButton'
import { MainNavigation } from './MainNavigation'
import { Mark } from './Mark'
import { SeatMenu } from './SeatMenu'

const navigationId = 'main-navigation'

export function SiteHeader() {
  const session = useSession()
  const [isMenuOpen, setMenuOpen] = createSignal(false)
  return (
    <header class="site-header">
      <div class="site-inner">
        <div class="site-header-row">
          <A href="/" class="site-name" end>
            <Mark />
            <span>
              {commonText.productName} <small>{commonText.productReading}</small>
            </span>
          </A>
          <div class="cluster">
            <Show when={session.me()} fallback={<LinkButton href="/sign-in">{shellText.signIn}</LinkButton>}>
              {(me) => (
                <>
                  <SeatMenu me={me()} />
                  <div class="menu-toggle">
                    <IconButton
                      icon={isMenuOpen() ? X : MenuIcon}
                      label={isMenuOpen() ? shellText.closeMenu : shellText.openMenu}
                      expanded={isMenuOpen()}
                      controls={navigationId}
                      onClick={() => setMenuOpen(!isMenuOpen())}
                    />
                  </div>
                </>
              )}
            </Show>
          </div>
        </div>
        <Show when={session.me()}>
          <MainNavigation id={navigationId} isOpen={isMenuOpen()} onFollow={() => setMenuOpen(false)} />
        </Show>
      </div>
    </header>
  )
}
