/// <reference types="@tarojs/taro" />
declare module '*.scss';

declare namespace NodeJS {
  interface ProcessEnv {
    NODE_ENV: 'development' | 'production' | 'test';
    TARO_ENV: 'weapp' | 'h5';
    /** Origin of the API, without a slash at the end; empty in a web page served by our own server. */
    KANGBAN_API: string;
  }
}
