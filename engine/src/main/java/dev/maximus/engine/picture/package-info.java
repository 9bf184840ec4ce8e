/**
 * Pictures of a resource graph: components as groups, objects as nodes, and what needs what. One
 * model, written as Mermaid, DOT or SVG.
 */
@NullMarked
package dev.maximus.engine.picture;

import org.jspecify.annotations.NullMarked;
