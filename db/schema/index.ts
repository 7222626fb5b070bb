export * from "./events";
export * from "./mail";
export * from "./operations";
export * from "./orders";
export * from "./people";
export * from "./ratings";
export * from "./shops";
export * from "./updates";
