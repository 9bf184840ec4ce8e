@NullMarked
package dev.maximus.components.service;

import org.jspecify.annotations.NullMarked;
