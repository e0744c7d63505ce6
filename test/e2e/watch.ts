import type { Page } from 'playwright-core'

/** Often enough to see what stands for a quarter of a second, the shortest that a person could notice. */
const LOOK_EVERY_MS = 100

/**
 * Looks at the screen all the while: `end` answers everything that could be read on it, one text for each change, oldest first.
 * For what passes by too quickly for a question from outside. A reload ends it without an answer.
 */
export async function watch(page: Page): Promise<{ end(): Promise<readonly string[]> }> {
  const handle = await page.evaluateHandle((everyMs) => {
    const seen: string[] = []
    const look = () => {
      const text = document.body.innerText
      if (text !== seen.at(-1)) seen.push(text)
    }
    look()
    const timer = setInterval(look, everyMs)
    return { seen, look, timer }
  }, LOOK_EVERY_MS)
  return {
    end: () =>
      handle.evaluate(({ seen, look, timer }) => {
        clearInterval(timer)
        look()
        return seen
      }),
  }
}
