/** Every language that models can be made for, in the order in which they are shown. */
export const languages = ["python", "typescript-classes", "java", "kotlin", "csharp", "go", "rust"] as const;

/** A language that models can be made for. */
export type Language = (typeof languages)[number];
