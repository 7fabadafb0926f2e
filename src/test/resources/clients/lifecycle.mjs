// One life of a sandbox through the official JavaScript client, told as one line of JSON on standard output.
import { ConnectionConfig, Sandbox, SandboxManager } from "@alibaba-group/opensandbox";

const connectionConfig = new ConnectionConfig({
  domain: process.env.OPEN_SANDBOX_DOMAIN,
  apiKey: process.env.OPEN_SANDBOX_API_KEY,
});
const marker = process.env.MARKER;
const told = {};

const manager = SandboxManager.create({ connectionConfig });
const sandbox = await Sandbox.create({
  connectionConfig,
  image: "python:3.12",
  timeoutSeconds: 600,
  metadata: { marker },
  skipHealthCheck: true,
});
told.id = sandbox.id;

const info = await sandbox.getInfo();
told.state = info.status.state;
told.metadata = info.metadata;

const found = await manager.listSandboxInfos({ states: ["Running"], metadata: { marker }, pageSize: 50 });
told.found = found.items.map((item) => item.id);
told.total = found.pagination?.totalItems;

const all = await manager.listSandboxInfos({ pageSize: 200 });
told.teams = [...new Set(all.items.map((item) => item.metadata?.["access.team"] ?? "none"))];

const renewed = await sandbox.renew(1800);
told.renewedBy = Math.round((new Date(renewed.expiresAt) - new Date(info.expiresAt)) / 1000);

told.endpoint = (await sandbox.getEndpoint(8000)).endpoint;

const patched = await manager.patchSandboxMetadata(sandbox.id, { purpose: "acceptance" });
told.purpose = patched.metadata.purpose;

await manager.pauseSandbox(sandbox.id);
told.paused = (await manager.getSandboxInfo(sandbox.id)).status.state;
await manager.resumeSandbox(sandbox.id);
told.resumed = (await manager.getSandboxInfo(sandbox.id)).status.state;

try {
  await manager.patchSandboxMetadata(sandbox.id, { "access.owner": "somebody-else" });
} catch (refusal) {
  told.refusal = { status: refusal.statusCode, code: refusal.error?.code, message: refusal.error?.message };
}

if (process.env.KEEP !== "true") {
  await sandbox.kill();
  try {
    await manager.getSandboxInfo(sandbox.id);
  } catch (gone) {
    told.gone = { status: gone.statusCode, code: gone.error?.code };
  }
}
await sandbox.close();
await manager.close();
console.log(JSON.stringify(told));
