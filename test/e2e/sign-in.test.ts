import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { setStage } from './stage.ts'

/** Another site's name that leads to this machine, as in an attack by DNS rebinding. */
const FOREIGN_HOST = 'ovoscope.example'
const stage = setStage({ browserArgs: [`--host-resolver-rules=MAP ${FOREIGN_HOST} 127.0.0.1`] })

/** What comes of a WebSocket to the console, opened by whatever page this is. */
function openSocket(page: Page, address: string): Promise<'opened' | 'refused'> {
  return page.evaluate(
    (url) =>
      new Promise<'opened' | 'refused'>((resolve) => {
        const socket = new WebSocket(url)
        socket.onopen = () => resolve('opened')
        socket.onerror = () => resolve('refused')
      }),
    address,
  )
}

describe('the way in', () => {
  it('opens once by each link: a second browser with the same one is turned away', async () => {
    const { console, browser, operator } = stage()
    const link = await console.nextLink()
    const second = await browser.newPage()
    await second.goto(link)
    await second.getByRole('link', { name: 'Service' }).waitFor()
    const third = await browser.newPage()
    expect((await third.goto(link))?.status()).toBe(401)
    await third.getByRole('heading', { name: 'This screen is not signed in' }).waitFor()
    await second.close()
    await third.close()
    // Whoever is in stays in.
    await operator.reload()
    await operator.sees('Welcome. How do you want to begin?')
  })

  it('is shut to a browser that has no link', async () => {
    const { operator, browser } = stage()
    const { origin, host } = new URL(operator.page.url())
    const stranger = await browser.newPage()
    for (const path of ['/', '/index.html', '/?token=guess']) {
      expect((await stranger.goto(origin + path))?.status()).toBe(401)
      await stranger.getByRole('heading', { name: 'This screen is not signed in' }).waitFor()
    }
    expect(await openSocket(stranger, `ws://${host}/ws`)).toBe('refused')
    await stranger.close()
  })

  it('is shut to a page of another origin, even in a browser that is signed in', async () => {
    const { operator } = stage()
    const { host } = new URL(operator.page.url())
    // The same page of the console may, so it is not the address that is wrong.
    expect(await openSocket(operator.page, `ws://${host}/ws`)).toBe('opened')
    const other = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>Another program</title>')
    })
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    try {
      const page = await operator.page.context().newPage()
      await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`)
      // A cookie knows no ports: the browser sends it along, and only the origin tells.
      expect(await openSocket(page, `ws://${host}/ws`)).toBe('refused')
      await page.close()
    } finally {
      other.close()
    }
  })

  it('is shut under another name that leads to this machine', async () => {
    const { operator, browser, console } = stage()
    const { port } = new URL(operator.page.url())
    const page = await browser.newPage()
    const answer = await page.goto(`http://${FOREIGN_HOST}:${port}/`)
    expect(answer?.status()).toBe(403)
    expect((await page.locator('body').innerText()).trim()).toBe('Refused')
    const link = new URL(await console.nextLink())
    link.hostname = FOREIGN_HOST
    expect((await page.goto(link.href))?.status()).toBe(403)
    await page.close()
  })
})
