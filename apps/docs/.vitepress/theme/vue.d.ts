/** Lets the compiler take `.vue` files for components. */
declare module "*.vue" {
  import type { Component } from "vue";

  const component: Component;
  export default component;
}
