/** Parts of restify that its types leave out. `log` is what it tells of trouble. */
declare module 'restify/lib/server.js' {
  type Log = { trace(): boolean; warn(): void };
  const Server: new (options: {
    name: string;
    log: Log;
    router: import('restify').Router;
    handleUncaughtExceptions: boolean;
  }) => import('restify').Server;
  export default Server;
}

declare module 'restify/lib/router.js' {
  const Router: new (options: { log: { trace(): boolean; warn(): void } }) => import('restify').Router;
  export default Router;
}
