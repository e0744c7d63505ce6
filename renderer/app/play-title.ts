import { useEffect } from 'react'
import { usePlay } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'

const PLAY_ICON = new URL('../icon-play.svg', import.meta.url).href

/** Play is told apart even in a task bar and in a row of tabs: by the window's title and its icon. */
export function usePlayTitle(): void {
  const { t } = useWords()
  const play = usePlay()
  const title = play ? t('people.play.title', { mark: t('app.play.mark'), name: t('app.name') }) : t('app.name')
  useEffect(() => {
    document.title = title
  }, [title])
  useEffect(() => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
    if (link === null || !play) return undefined
    const work = link.href
    link.href = PLAY_ICON
    return () => {
      link.href = work
    }
  }, [play])
}
