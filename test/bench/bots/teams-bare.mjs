// A botbuilder echo bot with the package's defaults and no authentication. Settings: PORT.
import { createServer } from "node:http";
import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from "botbuilder";

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  await context.sendActivity(`echo: ${context.activity.text}`);
  await next();
});

// What the package wants of a response.
function responseFor(response) {
  const shape = {
    socket: response.socket,
    status(code) {
      response.statusCode = code;
      return shape;
    },
    header(name, value) {
      response.setHeader(name, String(value));
      return shape;
    },
    send(body) {
      response.write(typeof body === "string" ? body : JSON.stringify(body));
      return shape;
    },
    end() {
      response.end();
      return shape;
    },
  };
  return shape;
}

async function serve(request, response) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = JSON.parse(Buffer.concat(chunks).toString());
  const { headers, method } = request;
  await adapter.process({ body, headers, method }, responseFor(response), (context) => bot.run(context));
}

createServer((request, response) => {
  serve(request, response).catch((error) => {
    console.error(error);
    response.writeHead(500).end();
  });
}).listen(Number(process.env["PORT"]), "127.0.0.1");

// Ends by itself, so that a profile of it can be written.
process.once("SIGTERM", () => process.exit(0));
