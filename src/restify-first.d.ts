import type { Request, Response } from 'restify';

declare module 'restify' {
  interface Server {
    /** Handlers before everything else; returning false ends the chain. In restify since version 5, missing in its types. */
    first(...handlers: ((req: Request, res: Response) => boolean)[]): Server;
  }
}
