/// <reference types="@testing-library/jest-dom" />
/// <reference lib="dom.iterable" />
