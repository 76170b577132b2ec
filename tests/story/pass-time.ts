/** Moves the demonstration's clock from one thing that is said to the next, until `done`; throws when it never is. */
export async function passTime(url: string, done: () => boolean): Promise<void> {
  for (let steps = 0; steps < 60; steps += 1) {
    if (done()) return;
    const moved = await fetch(`${url}/web/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify({ by: 'next' }),
    });
    if (moved.status !== 200) throw new Error(`the clock did not move: ${moved.status} ${await moved.text()}`);
    // What was said is on its way to the platforms.
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('what was waited for never came');
}
