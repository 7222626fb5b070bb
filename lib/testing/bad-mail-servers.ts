import { type AddressInfo, createServer, type Server, type Socket } from "node:net";

/** A mail server that does not behave, and how many mails it has taken in without saying so. */
export interface BadMailServer {
  port: number;
  /** Whole texts that reached it. */
  copies: number;
  stop(): Promise<void>;
}

/** Takes connections and says nothing. */
export function startSilentServer(): Promise<BadMailServer> {
  return startServer(() => {});
}

/** Takes the text of a mail, and hangs up before it has said whether it keeps it. */
export function startForgetfulServer(): Promise<BadMailServer> {
  return startServer((socket, server) => {
    let text = "";
    let inData = false;
    socket.write("220 forgetful\r\n");
    const hangUp = () => {
      server.copies += 1;
      socket.destroy();
    };
    // A client waits for each answer, so no two commands come in one piece.
    socket.on("data", (chunk) => {
      text += chunk.toString();
      if (inData) return text.endsWith("\r\n.\r\n") && hangUp();
      inData = /^DATA/i.test(text);
      text = "";
      socket.write(inData ? "354 go on\r\n" : "250 fine\r\n");
    });
  });
}

async function startServer(
  talk: (socket: Socket, server: BadMailServer) => void,
): Promise<BadMailServer> {
  const open = new Set<Socket>();
  const bad: BadMailServer = {
    port: 0,
    copies: 0,
    stop: () => {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  const server: Server = createServer((socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    socket.on("error", () => {});
    talk(socket, bad);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  bad.port = (server.address() as AddressInfo).port;
  return bad;
}
