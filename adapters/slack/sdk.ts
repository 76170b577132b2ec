// Bolt by its parts: its index also loads Express and what runs on Lambda, a sixth of all that it loads, and nothing here uses either.
import app from '@slack/bolt/dist/App.js';
import http from '@slack/bolt/dist/receivers/HTTPReceiver.js';
import socket from '@slack/bolt/dist/receivers/SocketModeReceiver.js';

/** What of Slack's packages runs here. Types come from `@slack/bolt` itself. */
export * as webApi from '@slack/web-api';
export const App = app.default;
export const { LogLevel } = app;
export const HTTPReceiver = http.default;
export const SocketModeReceiver = socket.default;
