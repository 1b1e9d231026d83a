// A bare broadcast server on the npm package ws: each message goes to everybody else on the same path.
const { WebSocketServer, WebSocket } = require('ws');

const rooms = new Map();
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, backlog: 1024, perMessageDeflate: false });

server.on('listening', () => console.log(`node listening on 127.0.0.1:${server.address().port}`));
server.on('connection', (socket, request) => {
  let room = rooms.get(request.url);
  if (!room) rooms.set(request.url, (room = new Set()));
  room.add(socket);
  socket.on('message', (data) => {
    for (const other of room) {
      if (other !== socket && other.readyState === WebSocket.OPEN) other.send(data, { binary: false });
    }
  });
  socket.on('close', () => room.delete(socket));
  socket.on('error', () => room.delete(socket));
});
