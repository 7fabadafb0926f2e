// A command in a sandbox that the official JavaScript client reaches through the server, told as one line of JSON.
import { ConnectionConfig, Sandbox } from "@alibaba-group/opensandbox";

const connectionConfig = new ConnectionConfig({
  domain: process.env.OPEN_SANDBOX_DOMAIN,
  apiKey: process.env.OPEN_SANDBOX_API_KEY,
  useServerProxy: true,
});
const told = {};

// With its health check, which calls the sandbox's own server.
const sandbox = await Sandbox.create({
  connectionConfig,
  image: "python:3.12",
  timeoutSeconds: 600,
  metadata: { marker: process.env.MARKER },
});
told.id = sandbox.id;
told.healthy = await sandbox.isHealthy();

const endpoint = await sandbox.getEndpoint(8000);
told.endpoint = endpoint.endpoint;
told.headers = Object.keys(endpoint.headers ?? {});

const execution = await sandbox.commands.run("echo hello");
told.output = execution.logs.stdout.map((line) => line.text).join("");
told.complete = execution.complete !== undefined;

await sandbox.kill();
await sandbox.close();
console.log(JSON.stringify(told));
